"""Texts as registers hold them, at random: names, places, dates in digits and words, numbers, and syllables of the whole language.

`syllables.txt` holds the Vietnamese syllables of the word list in Debian's tesseract-ocr-vie (Apache-2.0).
"""
import json
import pathlib
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]

INITIALS = ['', 'b', 'c', 'ch', 'd', 'đ', 'g', 'gh', 'gi', 'h', 'k', 'kh', 'l', 'm', 'n', 'ng', 'ngh', 'nh', 'p', 'ph', 'qu',
            'r', 's', 't', 'th', 'tr', 'v', 'x']
OPEN = ['a', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y', 'ai', 'ao', 'au', 'âu', 'ay', 'ây', 'eo', 'êu', 'ia', 'iêu', 'iu', 'oa',
        'oai', 'oay', 'oe', 'oi', 'ôi', 'ơi', 'ua', 'uê', 'ui', 'uôi', 'uơ', 'uy', 'ưa', 'ưi', 'ươi', 'ươu', 'ưu', 'yêu', 'uya']
CLOSED = ['a', 'ă', 'â', 'e', 'ê', 'i', 'iê', 'o', 'oa', 'oă', 'oe', 'ô', 'ơ', 'u', 'uâ', 'uô', 'uy', 'uyê', 'ư', 'ươ']
SOFT_ENDS = ['m', 'n', 'ng', 'nh']
STOP_ENDS = ['c', 'ch', 'p', 't']
TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
MONTHS = ['một', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười', 'mười một', 'mười hai']
DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
Y_DOT = ['Tỵ', 'Mỵ', 'Kỵ', 'Lỵ', 'Thỵ', 'Vỵ', 'Quỵ', 'tỵ', 'mỵ', 'kỵ', 'lỵ', 'Ỵ', 'Thụy', 'Thuỵ', 'Sỵ', 'Hỵ', 'quỵ', 'luỵ', 'ỵ']
OFFICES = ['Chủ tịch', 'Phó Chủ tịch', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'TM. UBND', 'Ủy viên', 'Trưởng ban Tư pháp',
           'Công chức tư pháp - hộ tịch', 'Ủy ban nhân dân', 'UBND']
RELATIONS = ['Cha', 'Mẹ', 'Bố', 'Ông nội', 'Bà nội', 'Ông ngoại', 'Bà ngoại', 'Con', 'Con trai', 'Con gái', 'Vợ', 'Chồng', 'Anh',
             'Chị', 'Em', 'Cô', 'Dì', 'Chú', 'Bác', 'Cháu', 'nt', 'như trên', 'bố đẻ', 'mẹ đẻ']
WORDS = ['Nam', 'Nữ', 'Kinh', 'Việt Nam', 'Hán', 'Hoa', 'tuổi già', 'bệnh nặng', 'ốm chết', 'tai nạn', 'già yếu', 'nhà riêng', 'tại nhà',
         'bệnh viện', 'trạm y tế', 'nhà hộ sinh', 'làm ruộng', 'nông dân', 'công nhân', 'giáo viên', 'bộ đội', 'buôn bán', 'nội trợ', 'thợ may',
         'thợ mộc', 'học sinh', 'viên chức', 'cán bộ', 'hưu trí', 'Giấy CMND số', 'CCCD số', 'Hộ chiếu', 'cấp ngày', 'Công an', 'Cục Cảnh sát',
         'đăng ký quá hạn', 'đăng ký đúng hạn', 'đăng ký lại', 'cải chính', 'theo quyết định số', 'ghi chú', 'bản sao', 'con thứ hai', 'sinh đôi',
         'không rõ', 'chưa xác định', 'thôn', 'xóm', 'ấp', 'tổ', 'khu phố', 'số nhà', 'đường', 'phố', 'ngõ', 'ngách', 'thị trấn', 'huyện', 'tỉnh']


def _load(name):
    return json.loads((ROOT / 'pipeline' / 'lexicon' / name).read_text(encoding='utf8'))


def _weighted(table):
    items = list(table.items())
    total = sum(w ** 0.6 for _, w in items)
    return [k for k, _ in items], [w ** 0.6 / total for _, w in items]


class Texts:
    """`rng` is a numpy Generator; the same state gives the same texts."""

    def __init__(self, rng):
        self.rng = rng
        names = _load('names.generated.json')
        self.names = {part: _weighted(self._flat(table)) for part, table in names.items() if isinstance(table, dict)}
        self.places = _load('places.generated.json')['legacy']
        self.ethnicities = [e['name'] for e in _load('ethnicities.generated.json')]
        self.words = (pathlib.Path(__file__).parent / 'syllables.txt').read_text(encoding='utf8').split()
        self.nations = [n['name'] for n in _load('nationalities.json')]

    @staticmethod
    def _flat(table):
        return {k: (v if isinstance(v, (int, float)) else sum(v) if isinstance(v, list) else 1) for k, v in table.items()}

    def pick(self, items):
        return items[int(self.rng.integers(len(items)))]

    def chance(self, p):
        return self.rng.random() < p

    def _name_part(self, part):
        words, weights = self.names[part]
        return str(self.rng.choice(words, p=weights))

    def syllable(self):
        initial = self.pick(INITIALS)
        if self.chance(0.45):
            rime, tones = self.pick(OPEN), TONES
        elif self.chance(0.5):
            rime, tones = self.pick(CLOSED) + self.pick(SOFT_ENDS), TONES
        else:
            rime, tones = self.pick(CLOSED) + self.pick(STOP_ENDS), TONES[2::3]
        tone = self.pick(tones)
        if tone:
            marked = [i for i, c in enumerate(rime) if c in 'ăâêôơư']
            vowels = [i for i, c in enumerate(rime) if c in 'aăâeêioôơuưy']
            at = marked[-1] if marked else vowels[-2] if len(vowels) > 1 and (len(vowels) == 3 or self.chance(0.5)) else vowels[-1]
            rime = rime[:at + 1] + tone + rime[at + 1:]
        out = unicodedata.normalize('NFC', initial + rime)
        return out.capitalize() if self.chance(0.4) else out

    def name(self):
        if self.chance(0.12):
            given = self.pick(Y_DOT[:10])
        elif self.chance(0.25):
            given = self.syllable().capitalize()
        else:
            given = self._name_part(self._part('given'))
        middle = [] if self.chance(0.1) else [self._name_part(self._part('middle'))]
        surname = self._name_part('surnames') if self.chance(0.85) else self.syllable().capitalize()
        text = ' '.join([surname, *middle, given])
        return text.upper() if self.chance(0.2) else text

    def _part(self, start):
        return next(p for p in self.names if p.lower().startswith(start) or start in p.lower())

    def place(self):
        province = self.pick(list(self.places))
        district = self.pick(list(self.places[province]))
        wards = self.places[province][district]
        ward = self.pick(wards) if wards else ''
        parts = [p for p in (ward, district, province) if p]
        text = ', '.join(parts[: int(self.rng.integers(1, len(parts) + 1))] if self.chance(0.5) else parts)
        if self.chance(0.35):
            for long, short in (('Phường ', 'P. '), ('Quận ', 'Q. '), ('Thành phố ', 'TP. '), ('Huyện ', 'H. '), ('Xã ', 'X. '), ('Tỉnh ', 'T. ')):
                text = text.replace(long, short)
        elif self.chance(0.5):
            text = text.replace('Phường', 'phường').replace('Quận', 'quận').replace('Huyện', 'huyện').replace('Xã', 'xã').replace('Tỉnh', 'tỉnh')
        if self.chance(0.25):
            text = f"{self.pick(['Số', 'số', 'Thôn', 'Tổ', 'Khu', 'xóm', 'Đội'])} {self.rng.integers(1, 300)}, {text}"
        return text

    def date_digits(self):
        day, month, year = self.rng.integers(1, 32), self.rng.integers(1, 13), self.rng.integers(1890, 2025)
        sep = self.pick(['/', '/', '/', '-', '.', ' / ', ' - '])
        style = self.rng.random()
        if style < 0.45:
            return f'{day:02d}{sep}{month:02d}{sep}{year}'
        if style < 0.65:
            return f'{day}{sep}{month}{sep}{year}'
        if style < 0.75:
            return f'{day}{sep}{month}{sep}{year % 100:02d}'
        if style < 0.85:
            return f'ngày {day:02d} tháng {month:02d} năm {year}'
        return str(year) if style < 0.93 else f'{month:02d}{sep}{year}'

    def number_words(self, n):
        tens, ones = divmod(n, 10)
        last = 'lăm' if ones == 5 and tens else 'mốt' if ones == 1 and tens > 1 else 'tư' if ones == 4 and tens > 1 and self.chance(0.6) else DIGITS[ones]
        if tens == 0:
            return DIGITS[ones]
        head = 'mười' if tens == 1 else f'{DIGITS[tens]} mươi'
        return head if ones == 0 else f'{head} {last}'

    def date_words(self):
        day, month, year = int(self.rng.integers(1, 32)), int(self.rng.integers(1, 13)), int(self.rng.integers(1890, 2025))
        d = self.number_words(day)
        if day <= 10 and self.chance(0.5):
            d = f"{self.pick(['mồng', 'mùng', 'Mùng'])} {d}"
        y = f"{'một' if year < 2000 else 'hai'} {self.pick(['nghìn', 'ngàn'])} {DIGITS[year // 100 % 10]} trăm "
        rest = year % 100
        y += '' if rest == 0 else f"{self.pick(['linh', 'lẻ'])} {DIGITS[rest]}" if rest < 10 else self.number_words(rest)
        text = f"{self.pick(['Ngày ', 'ngày ', ''])}{d}{self.pick([' tháng ', ', tháng '])}{MONTHS[month - 1]}{self.pick([' năm ', ', năm '])}{y.strip()}"
        words = text.split(' ')
        if self.chance(0.5):
            at = int(self.rng.integers(len(words)))
            words = words[at:] if at < len(words) // 2 else words[:at]
        return ' '.join(words)

    def number(self):
        style = self.rng.random()
        n = int(self.rng.integers(1, 600))
        year = int(self.rng.integers(1956, 2025))
        if style < 0.25:
            return str(n)
        if style < 0.35:
            return f'{n:02d}/{year}'
        if style < 0.45:
            return f'0{self.rng.integers(1, 10)}/{year}'
        if style < 0.65:
            return ''.join(str(d) for d in self.rng.integers(0, 10, 12))
        if style < 0.8:
            return ''.join(str(d) for d in self.rng.integers(0, 10, 9))
        if style < 0.86:
            return f'{self.rng.integers(0, 24)} giờ {self.rng.integers(0, 60):02d} phút'
        if style < 0.92:
            return f'{self.rng.integers(1, 99)} tuổi'
        return f'số {n} quyển 0{self.rng.integers(1, 5)}/{year}'

    def figures(self):
        """Dates, times and numbers of entries, books, people, papers and decisions: what typed books are misread in."""
        digits = lambda n: ''.join(str(d) for d in self.rng.integers(0, 10, n))
        date = lambda: f'{self.rng.integers(1, 32):02d}{sep}{self.rng.integers(1, 13):02d}{sep}{self.rng.integers(1915, 2025)}'
        sep = self.pick(['/', '/', '-', '.', ' '])
        year = int(self.rng.integers(1956, 2025))
        style = self.rng.random()
        if style < .34:
            return date()
        if style < .42:
            return f"{self.rng.integers(1, 32):02d} tháng {self.rng.integers(1, 13):02d} năm {self.rng.integers(1915, 2025)}"
        if style < .50:
            return f'{self.rng.integers(0, 24):02d}{self.pick([" ", ":", "h", " giờ "])}{5 * self.rng.integers(0, 12):02d}'
        if style < .58:
            return f'{self.rng.integers(1, 12):02d}/{year}'
        if style < .64:
            return str(self.rng.integers(1, 700))
        if style < .70:
            return f'{self.rng.integers(1, 90)}{self.pick(["", "", " tuổi", " t"])}'
        if style < .78:
            return '0' + digits(2) + str(self.rng.integers(0, 4)) + digits(8)
        if style < .88:
            return f"{self.pick(['CMND', 'CMND số', 'CCCD', 'Hộ chiếu'])} {self.pick(['0', '0', '1', '2'])}{digits(self.pick([8, 8, 11]))}"
        if style < .94:
            return f"{self.pick(['CA Hà Nội cấp', 'cấp ngày', 'Công an cấp', 'ngày'])} {date()}"
        return f"{self.rng.integers(1, 300)}/{self.pick(['', f'{year}/'])}{self.pick(['QĐ-UBND', 'HT', 'TP-HT', 'GBT', str(year)])}"

    def phrase(self):
        pieces = [self.pick(WORDS + OFFICES + RELATIONS) if self.chance(0.6) else self.syllable() for _ in range(self.rng.integers(1, 4))]
        return ' '.join(pieces)

    def syllables(self):
        real = self.chance(0.65)
        words = [self.pick(Y_DOT) if self.chance(0.04) else self.pick(self.words) if real else self.syllable()
                 for _ in range(self.rng.integers(2, 9))]
        text = ' '.join(words)
        text = text.upper() if self.chance(0.08) else text[0].upper() + text[1:] if self.chance(0.4) else text.title() if self.chance(0.3) else text
        return text + self.pick(['', '', '', ',', '.', ';'])

    def one(self):
        """A line of text, NFC, 1 to about 60 letters."""
        kind = self.rng.random()
        if kind < 0.24:
            text = self.name()
        elif kind < 0.36:
            text = self.place()
        elif kind < 0.49:
            text = self.date_digits()
        elif kind < 0.59:
            text = self.date_words()
        elif kind < 0.70:
            text = self.number()
        elif kind < 0.80:
            text = self.phrase()
        elif kind < 0.83:
            text = self.pick(self.ethnicities + self.nations + ['Việt Nam'] * 20 + ['Kinh'] * 20)
        else:
            text = self.syllables()
        if len(text) > 60:
            words = text.split(' ')
            while len(' '.join(words)) > 60:
                words.pop()
            text = ' '.join(words)
        return unicodedata.normalize('NFC', text.strip()) or '1'
