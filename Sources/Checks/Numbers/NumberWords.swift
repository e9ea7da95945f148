/// Numbers in words: `three`, `трёх`, `third`, `трёхлетний`; and parts and multiples: `half`, `вдвое`.
///
/// Read only where digits of the other text have no match: whoever writes a small number in words writes it well.
enum NumberWords {
  /// What the words of a text can mean, all in all.
  static func values(in text: CheckedText) -> Set<NumberValue> {
    var values: Set<NumberValue> = []
    var sum = 0
    var run = 0
    var lastEnd = 0
    for word in text.words {
      if let power = WordTables.magnitudes[word.hash], word.count > 1 {
        values.insert(NumberValue(1).times(tenTo: power))
        if run > 0 { values.insert(NumberValue(sum + run).times(tenTo: power)) }
        if power == 3 {
          sum = max(run, 1) * 1000
          run = 0
        }
        lastEnd = word.range.upperBound
        continue
      }
      guard let value = table[word.hash] ?? compound(text, word) else {
        if word.hash != and, word.range.lowerBound > lastEnd + 2 { (sum, run) = (0, 0) }
        for extra in special[word.hash] ?? [] { values.insert(extra) }
        if word.count == 1, let roman = RomanNumeral.value(of: text.scalars[word.range]) {
          values.insert(NumberValue(roman))
        }
        continue
      }
      values.insert(NumberValue(value))
      if value == 100, run > 0, run < 10 {
        run *= 100
      } else {
        run = run > value && run < 1000 ? run + value : value
      }
      values.insert(NumberValue(sum + run))
      lastEnd = word.range.upperBound
    }
    for scalar in text.scalars {
      switch scalar {
      case "½":
        values.insert(NumberValue(digits: "05".unicodeScalars, decimals: 1))
        values.insert(NumberValue(2))
      case "¼", "¾": values.insert(NumberValue(4))
      case "²": values.insert(NumberValue(2))
      case "³": values.insert(NumberValue(3))
      case "₂": values.insert(NumberValue(2))
      default: break
      }
    }
    return values
  }

  /// How many single words of a text mean a number.
  static func count(of value: Int, in text: CheckedText) -> Int {
    text.words.count { (table[$0.hash] ?? compound(text, $0)) == value }
  }

  private static let and = WordHash.of("and")

  /// The first part of `двухлетний`, `four-year`, `twentyfold`.
  private static func compound(_ text: CheckedText, _ word: Word) -> Int? {
    guard word.count > 5, word.all.contains(.cyrillic) else { return nil }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var found: Int?
    for (index, scalar) in text.scalars[word.range].enumerated() {
      if text.classes[word.range.lowerBound + index].contains(.mark) { continue }
      hash = WordHash.add(hash, scalar)
      if index >= 2, index < 14, let value = prefixes[hash] { found = value }
    }
    return found
  }

  private static func makeTable(_ lists: [(Int, String)]) -> [UInt64: Int] {
    var table: [UInt64: Int] = [:]
    for (value, list) in lists {
      for hash in WordHash.set(list) { table[hash] = value }
    }
    return table
  }

  private static let prefixes = makeTable([
    (1, "одно"), (2, "двух дву"), (3, "трех тре"), (4, "четырех"), (5, "пяти"), (6, "шести"), (7, "семи"),
    (8, "восьми"), (9, "девяти"), (10, "десяти"), (11, "одиннадцати"), (12, "двенадцати"), (13, "тринадцати"),
    (14, "четырнадцати"), (15, "пятнадцати"), (16, "шестнадцати"), (17, "семнадцати"), (18, "восемнадцати"),
    (19, "девятнадцати"), (20, "двадцати"), (30, "тридцати"), (40, "сорока"), (50, "пятидесяти"), (60, "шестидесяти"),
    (70, "семидесяти"), (80, "восьмидесяти"), (90, "девяносто"), (100, "сто"),
  ])

  private static let table: [UInt64: Int] = {
    let lists: [(Int, String)] = [
      (
        0,
        "zero null nonzero ноль нуль нуля нулю нулем нуле нулевой ненулевой ненулевое ненулевого ненулевую ненулевым ненулевые"
      ),
      (
        1,
        "one first once single один одна одно одни одного одной одному одним одном одну одними одних раз однажды впервые"
      ),
      (
        2,
        "two second twice both double pair couple half два две двух двум двумя оба обе обоих обеих дважды вдвое двое двоих двойка двойной пара пару пары половина половины половине половину вторая"
      ),
      (3, "three third thrice triple три трех трем тремя трижды втрое трое троих треть трети тройной третий"),
      (
        4,
        "four fourth quarter quarters quadruple четыре четырех четырем четырьмя четверо четверть четверти квартал квартале квартала"
      ),
      (5, "five fifth пять пяти пятью пятеро впятеро"), (6, "six sixth шесть шести шестью шестеро"),
      (7, "seven seventh семь семи семью семеро"), (8, "eight eighth восемь восьми восемью"),
      (9, "nine ninth девять девяти девятью"), (10, "ten tenth decade десять десяти десятью десяток десятка десятки"),
      (11, "eleven eleventh"), (12, "twelve twelfth dozen дюжина дюжины дюжину noon полдень"),
      (13, "thirteen thirteenth"), (14, "fourteen fourteenth fortnight"), (15, "fifteen fifteenth"),
      (16, "sixteen sixteenth"), (17, "seventeen seventeenth"), (18, "eighteen eighteenth"),
      (19, "nineteen nineteenth"),
      (20, "twenty twentieth twenties"), (30, "thirty thirtieth thirties"), (40, "forty fortieth forties сорок сорока"),
      (50, "fifty fiftieth fifties пятьдесят пятидесяти"), (60, "sixty sixtieth sixties шестьдесят шестидесяти"),
      (70, "seventy seventieth seventies семьдесят семидесяти"),
      (80, "eighty eightieth eighties восемьдесят восьмидесяти"),
      (90, "ninety ninetieth nineties девяносто девяноста"),
      (100, "hundred hundreds hundredth сто ста сотня сотни сотен сотый century"),
      (200, "двести двухсот"), (300, "триста трехсот"), (400, "четыреста четырехсот"), (500, "пятьсот пятисот"),
      (600, "шестьсот шестисот"), (700, "семьсот семисот"), (800, "восемьсот восьмисот"), (900, "девятьсот девятисот"),
    ]
    var table = makeTable(lists)
    let teens: [(Int, String)] = [
      (11, "одиннадцат"), (12, "двенадцат"), (13, "тринадцат"), (14, "четырнадцат"), (15, "пятнадцат"),
      (16, "шестнадцат"), (17, "семнадцат"), (18, "восемнадцат"), (19, "девятнадцат"), (20, "двадцат"),
      (30, "тридцат"),
    ]
    for (value, stem) in teens {
      for ending in ["ь", "и", "ью"] { table[WordHash.of(stem + ending)] = value }
    }
    let others: [(Int, String)] =
      [
        (1, "перв"), (2, "втор"), (4, "четверт"), (5, "пят"), (6, "шест"), (7, "седьм"), (8, "восьм"), (9, "девят"),
        (10, "десят"), (40, "сороков"), (50, "пятидесят"), (60, "шестидесят"), (70, "семидесят"),
        (80, "восьмидесят"), (90, "девяност"), (100, "сот"),
      ]
    for (value, stem) in teens + others {
      for ending in ["ый", "ой", "ая", "ое", "ые", "ого", "ому", "ым", "ом", "ую", "ых", "ыми"] {
        table[WordHash.of(stem + ending)] = value
      }
    }
    for ending in ["ий", "ья", "ье", "ьи", "ьего", "ьей", "ьему", "ьим", "ьем", "ью", "ьих"] {
      table[WordHash.of("трет" + ending)] = 3
    }
    return table
  }()

  /// What is no whole number.
  private static let special: [UInt64: [NumberValue]] = {
    var table: [UInt64: [NumberValue]] = [:]
    let half = NumberValue(digits: "15".unicodeScalars, decimals: 1)
    for hash in WordHash.set("полтора полторы полутора") { table[hash] = [half, NumberValue(1), NumberValue(2)] }
    let fraction = NumberValue(digits: "05".unicodeScalars, decimals: 1)
    for hash in WordHash.set(
      "полсекунды полминуты полчаса получаса полдня полгода полугода полвека полметра полкилометра полтонны полмиллиона"
    ) {
      table[hash] = [fraction, NumberValue(30), NumberValue(6), NumberValue(50)]
    }
    for hash in WordHash.set("year years annual") { table[hash] = [NumberValue(12)] }
    for hash in WordHash.set("midnight полночь полуночи") {
      table[hash] = [NumberValue(0), NumberValue(24), NumberValue(12)]
    }
    for hash in WordHash.set("week weekly неделя недели неделю") { table[hash] = [NumberValue(7)] }
    for hash in WordHash.set("day daily сутки суток круглосуточно круглосуточный круглосуточной") {
      table[hash] = [NumberValue(24), NumberValue(7)]
    }
    return table
  }()
}
