import type { LifeRule } from '../life.ts';
import type { PersonRole, RelationKind } from '../relation-kind.ts';

/** Sentences of `web/life/`. */
export const viLife = {
  life: {
    title: 'Một đời người',
    of: '{name}: một đời qua các sổ',
    graph: 'Gia đình, theo thế hệ',
    parents: 'Cha mẹ',
    own: 'Bản thân, vợ chồng, anh chị em',
    children: 'Con',
    timeline: 'Theo thời gian',
    why: 'Vì sao',
    whyOne: 'Vì sao là cùng một người',
    onlyHere: 'Chỉ có tên ở một trường hợp; chưa thấy ở sổ nào khác.',
    alone: 'Chưa thấy ai liên quan',
    aloneHint:
      'Mới biết một trường hợp này. Khi sổ khác được nhập, giấy tờ của cùng người và của cha mẹ, vợ chồng, con sẽ tự hiện ở đây.',
    leftOut: '{count} trường hợp ở sổ của nơi khác, không thuộc phạm vi của bạn.',
    cut: 'Có hơn 60 người; chỉ hiện những người gần nhất.',
    tie: {
      parent: '{from} là cha hoặc mẹ của {to}',
      spouse: '{from} và {to} là vợ chồng',
      twin: '{from} và {to} sinh đôi',
      sibling: '{from} và {to} là anh chị em',
    },
    byEntries: 'Theo {count} trường hợp trong sổ',
    kinds: {
      'second-copy': 'Sổ kép: một trường hợp ghi ở hai sổ',
      're-registration': 'Đăng ký lại',
      corrected: 'Cùng trường hợp, có cải chính',
      twin: 'Sinh đôi',
      sibling: 'Anh chị em ruột',
      'same-person': 'Cùng một người ở hai việc hộ tịch',
      namesake: 'Trùng tên, hai người khác nhau',
    } satisfies Record<RelationKind, string>,
    sure: 'máy tính {percent} %',
    decided: '{by} xác định ngày {at}',
    alike: 'Giống và khác ở đâu',
    inEntry: 'Không khớp với giấy tờ khác của những người này',
    between: '{a} và {b}',
    born: 'sinh {date}',
    died: 'mất {date}',
    unknown: 'chưa rõ ngày',
    roles: {
      child: 'được khai sinh',
      mother: 'là mẹ trong giấy khai sinh của con',
      father: 'là cha trong giấy khai sinh của con',
      deceased: 'được khai tử',
      wife: 'là vợ khi kết hôn',
      husband: 'là chồng khi kết hôn',
    } satisfies Record<PersonRole, string>,
    doubts: 'Không khớp',
    doubtAt: '{field}: {rule}',
    rules: {
      'birth-dates-differ': 'ngày sinh ghi khác nhau quá hai năm',
      'died-before-born': 'mất trước khi sinh',
      'married-before-born': 'kết hôn trước khi sinh',
      'married-under-age': 'kết hôn khi chưa đủ tuổi',
      'married-after-death': 'kết hôn sau khi mất',
      'parent-too-young': 'làm cha, mẹ khi còn quá nhỏ',
      'mother-too-old': 'sinh con khi đã quá tuổi',
      'born-after-mother-died': 'con sinh sau khi mẹ mất',
      'born-long-after-father-died': 'con sinh quá 300 ngày sau khi cha mất',
      'births-too-close': 'hai lần sinh con quá gần nhau',
      'registrar-not-in-office': 'người ký không ký trường hợp nào khác trong những năm ấy',
    } satisfies Record<LifeRule, string>,
    source: 'Căn cứ: {source}',
    otherSays: 'trường hợp kia',
    center: 'Xem đời người này',
    openRecord: 'Mở trường hợp',
    keysHint: 'Phím mũi tên để đi, Enter mở trường hợp, G xem đời người ấy, W vì sao.',
  },
} as const;

/** Its commands, for help sheets. */
export const viLifeCommands = {
  lifeMove: 'Đi tới người bên cạnh',
  lifeOpen: 'Mở trường hợp của người đang chọn',
  lifeCenter: 'Xem đời của người đang chọn',
  lifeWhy: 'Vì sao: giấy tờ nào nối với nhau, giống khác ra sao',
} as const;
