/** What the ruled books of 1956 to 1976 share. */
export const charter1956 = {
  facts: {
    version: 1,
    usedFrom: 1956,
    usedTo: 1976,
    source:
      'NĐ 764-TTg (8-5-1956), NĐ 4-CP (16-1-1961); what was asked is known from memory, no page was at hand',
    certainty: 'reconstructed',
    language: 'vie',
    collections: [] as string[],
  },
  style: 'table',
  state: ['VIỆT NAM DÂN CHỦ CỘNG HÒA', 'Độc lập - Tự do - Hạnh phúc'],
  body: ['Ủy ban hành chính', '........................................................................'],
  foot: 'Điều lệ đăng ký hộ tịch',
} as const;
