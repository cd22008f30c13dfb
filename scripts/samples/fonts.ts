import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import type { Truth } from '#schemas/truth.ts';
import { joinFaces, type Face } from './face.ts';

const require = createRequire(import.meta.url);

/** Every letter of Vietnamese, both cases, NFC; a font lacking one is refused. */
export const vietnameseLetters: readonly string[] = (() => {
  const vowels = [...'aăâeêioôơuưy'];
  const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
  const lower = [
    ...'bcdđghklmnpqrstvxfjwz',
    ...vowels.flatMap((v) => tones.map((t) => (v + t).normalize('NFC'))),
  ];
  return [...lower, ...lower.map((letter) => letter.toUpperCase())];
})();

const ooohBaby = (letters: string): string =>
  `@fontsource/oooh-baby/files/oooh-baby-${letters}-400-normal.woff2`;

/** File of a font inside its npm package; several where the package splits the letters over files. */
export const fontFiles = {
  tinos: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  'tinos-bold': '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  'tinos-italic': '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  cousine: '@expo-google-fonts/cousine/400Regular/Cousine_400Regular.ttf',
  'noto-serif': '@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'noto-sans-mono': '@expo-google-fonts/noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf',
  lora: '@expo-google-fonts/lora/400Regular/Lora_400Regular.ttf',
  'eb-garamond': '@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf',
  'roboto-mono': '@expo-google-fonts/roboto-mono/400Regular/RobotoMono_400Regular.ttf',
  'ibm-plex-mono': '@expo-google-fonts/ibm-plex-mono/400Regular/IBMPlexMono_400Regular.ttf',
  'patrick-hand': '@expo-google-fonts/patrick-hand/400Regular/PatrickHand_400Regular.ttf',
  mali: '@expo-google-fonts/mali/400Regular/Mali_400Regular.ttf',
  'bad-script': '@expo-google-fonts/bad-script/400Regular/BadScript_400Regular.ttf',
  'sedgwick-ave': '@expo-google-fonts/sedgwick-ave/400Regular/SedgwickAve_400Regular.ttf',
  'dancing-script': '@expo-google-fonts/dancing-script/500Medium/DancingScript_500Medium.ttf',
  'oooh-baby': [ooohBaby('latin'), ooohBaby('latin-ext'), ooohBaby('vietnamese')],
  allura: '@expo-google-fonts/allura/400Regular/Allura_400Regular.ttf',
  'ms-madi': '@expo-google-fonts/ms-madi/MsMadi_400Regular.ttf',
  itim: '@expo-google-fonts/itim/400Regular/Itim_400Regular.ttf',
  charm: '@expo-google-fonts/charm/400Regular/Charm_400Regular.ttf',
  sriracha: '@expo-google-fonts/sriracha/400Regular/Sriracha_400Regular.ttf',
  'meow-script': '@expo-google-fonts/meow-script/400Regular/MeowScript_400Regular.ttf',
  hurricane: '@expo-google-fonts/hurricane/Hurricane_400Regular.ttf',
  mynerve: '@expo-google-fonts/mynerve/Mynerve_400Regular.ttf',
  pangolin: '@expo-google-fonts/pangolin/400Regular/Pangolin_400Regular.ttf',
  'playpen-sans': '@expo-google-fonts/playpen-sans/300Light/PlaypenSans_300Light.ttf',
  'shantell-sans': '@expo-google-fonts/shantell-sans/400Regular/ShantellSans_400Regular.ttf',
  'playwrite-vn': '@fontsource/playwrite-vn/files/playwrite-vn-latin-300-normal.woff2',
  'playwrite-mx': '@expo-google-fonts/playwrite-mx/300Light/PlaywriteMX_300Light.ttf',
  'playwrite-us-trad': '@expo-google-fonts/playwrite-us-trad/300Light/PlaywriteUSTrad_300Light.ttf',
  'alex-brush': '@expo-google-fonts/alex-brush/400Regular/AlexBrush_400Regular.ttf',
  allison: '@expo-google-fonts/allison/Allison_400Regular.ttf',
  birthstone: '@expo-google-fonts/birthstone/400Regular/Birthstone_400Regular.ttf',
  borel: '@expo-google-fonts/borel/400Regular/Borel_400Regular.ttf',
  carattere: '@expo-google-fonts/carattere/400Regular/Carattere_400Regular.ttf',
  charmonman: '@expo-google-fonts/charmonman/Charmonman_400Regular.ttf',
  comforter: '@expo-google-fonts/comforter/400Regular/Comforter_400Regular.ttf',
  corinthia: '@expo-google-fonts/corinthia/400Regular/Corinthia_400Regular.ttf',
  ephesis: '@expo-google-fonts/ephesis/400Regular/Ephesis_400Regular.ttf',
  farsan: '@expo-google-fonts/farsan/Farsan_400Regular.ttf',
  fuggles: '@expo-google-fonts/fuggles/Fuggles_400Regular.ttf',
  grandstander: '@expo-google-fonts/grandstander/300Light/Grandstander_300Light.ttf',
  'grape-nuts': '@expo-google-fonts/grape-nuts/400Regular/GrapeNuts_400Regular.ttf',
  'great-vibes': '@expo-google-fonts/great-vibes/400Regular/GreatVibes_400Regular.ttf',
  inspiration: '@expo-google-fonts/inspiration/Inspiration_400Regular.ttf',
  'island-moments': '@expo-google-fonts/island-moments/IslandMoments_400Regular.ttf',
  italianno: '@expo-google-fonts/italianno/400Regular/Italianno_400Regular.ttf',
  montecarlo: '@expo-google-fonts/montecarlo/400Regular/MonteCarlo_400Regular.ttf',
  'moon-dance': '@expo-google-fonts/moon-dance/MoonDance_400Regular.ttf',
  'my-soul': '@expo-google-fonts/my-soul/400Regular/MySoul_400Regular.ttf',
  'qwitcher-grypen': '@expo-google-fonts/qwitcher-grypen/QwitcherGrypen_400Regular.ttf',
  'send-flowers': '@expo-google-fonts/send-flowers/400Regular/SendFlowers_400Regular.ttf',
  'style-script': '@expo-google-fonts/style-script/400Regular/StyleScript_400Regular.ttf',
  waterfall: '@expo-google-fonts/waterfall/Waterfall_400Regular.ttf',
  whisper: '@expo-google-fonts/whisper/400Regular/Whisper_400Regular.ttf',
} as const satisfies Readonly<Record<string, string | readonly string[]>>;
export type FontName = keyof typeof fontFiles;

/** Of a font: how it is written with, and whom pages in it are for. `tune` and `held-out` fonts are never trained on. */
interface FontUse {
  readonly ink: Truth['ink'];
  readonly split: Truth['split'];
}
const train: FontUse = { ink: 'hand', split: 'train' };
const tune: FontUse = { ink: 'hand', split: 'tune' };
const heldOut: FontUse = { ink: 'hand', split: 'held-out' };

/** The fonts that pages are written in. Siblings of a held-out font (patrick-hand-sc, sedgwick-ave-display) are left out. */
export const writingFonts = {
  tinos: { ink: 'print', split: 'train' },
  'noto-serif': { ink: 'print', split: 'tune' },
  lora: { ink: 'print', split: 'held-out' },
  'eb-garamond': { ink: 'print', split: 'held-out' },
  cousine: { ink: 'typed', split: 'train' },
  'noto-sans-mono': { ink: 'typed', split: 'tune' },
  'roboto-mono': { ink: 'typed', split: 'held-out' },
  'ibm-plex-mono': { ink: 'typed', split: 'held-out' },
  'patrick-hand': heldOut,
  mali: heldOut,
  'bad-script': heldOut,
  'sedgwick-ave': heldOut,
  'dancing-script': heldOut,
  'oooh-baby': heldOut,
  allura: heldOut,
  'ms-madi': heldOut,
  itim: tune,
  charm: tune,
  sriracha: tune,
  'meow-script': tune,
  hurricane: tune,
  mynerve: tune,
  pangolin: train,
  'playpen-sans': train,
  'shantell-sans': train,
  'playwrite-vn': train,
  'playwrite-mx': train,
  'playwrite-us-trad': train,
  'alex-brush': train,
  allison: train,
  birthstone: train,
  borel: train,
  carattere: train,
  charmonman: train,
  comforter: train,
  corinthia: train,
  ephesis: train,
  farsan: train,
  fuggles: train,
  grandstander: train,
  'grape-nuts': train,
  'great-vibes': train,
  inspiration: train,
  'island-moments': train,
  italianno: train,
  montecarlo: train,
  'moon-dance': train,
  'my-soul': train,
  'qwitcher-grypen': train,
  'send-flowers': train,
  'style-script': train,
  waterfall: train,
  whisper: train,
} as const satisfies Partial<Record<FontName, FontUse>>;
export type WritingFont = keyof typeof writingFonts;

const opened = new Map<FontName, Face>();

/** Opens a font once. Throws when a Vietnamese letter is missing. */
export function openFont(name: FontName): Face {
  const known = opened.get(name);
  if (known) return known;
  const face = joinFaces([fontFiles[name]].flat().map((file) => openFile(name, file)));
  const missing = vietnameseLetters.filter((letter) => !face.has(letter));
  if (missing.length > 0) throw new Error(`${name} lacks ${missing.join(' ')}`);
  opened.set(name, face);
  return face;
}

function openFile(name: FontName, file: string): fontkit.Font {
  // A few zeros after the end: IBM Plex Mono's last glyph, the space, has no outline, and its box is looked for there.
  const font = fontkit.create(Buffer.concat([readFileSync(require.resolve(file)), Buffer.alloc(16)]));
  if (!('layout' in font)) throw new Error(`${name} is a collection of fonts, not one`);
  return font;
}
