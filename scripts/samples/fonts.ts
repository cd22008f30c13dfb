import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import type { Font } from 'fontkit';

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

/** File of a font inside its npm package. */
export const fontFiles = {
  tinos: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  'tinos-bold': '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  'tinos-italic': '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  cousine: '@expo-google-fonts/cousine/400Regular/Cousine_400Regular.ttf',
  'patrick-hand': '@expo-google-fonts/patrick-hand/400Regular/PatrickHand_400Regular.ttf',
  mali: '@expo-google-fonts/mali/400Regular/Mali_400Regular.ttf',
  itim: '@expo-google-fonts/itim/400Regular/Itim_400Regular.ttf',
  'dancing-script': '@expo-google-fonts/dancing-script/500Medium/DancingScript_500Medium.ttf',
  charm: '@expo-google-fonts/charm/400Regular/Charm_400Regular.ttf',
  pangolin: '@expo-google-fonts/pangolin/400Regular/Pangolin_400Regular.ttf',
  'sedgwick-ave': '@expo-google-fonts/sedgwick-ave/400Regular/SedgwickAve_400Regular.ttf',
  sriracha: '@expo-google-fonts/sriracha/400Regular/Sriracha_400Regular.ttf',
  'playpen-sans': '@expo-google-fonts/playpen-sans/300Light/PlaypenSans_300Light.ttf',
  'shantell-sans': '@expo-google-fonts/shantell-sans/400Regular/ShantellSans_400Regular.ttf',
} as const;
export type FontName = keyof typeof fontFiles;

const opened = new Map<FontName, Font>();

/** Opens a font once. Throws when a Vietnamese letter is missing. */
export function openFont(name: FontName): Font {
  const known = opened.get(name);
  if (known) return known;
  const font = fontkit.create(readFileSync(require.resolve(fontFiles[name])));
  if (!('layout' in font)) throw new Error(`${name} is a collection of fonts, not one`);
  const missing = vietnameseLetters.filter(
    (letter) => !font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
  );
  if (missing.length > 0) throw new Error(`${name} lacks ${missing.join(' ')}`);
  opened.set(name, font);
  return font;
}
