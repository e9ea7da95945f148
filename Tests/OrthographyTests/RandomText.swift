/// SplitMix64: the same sequence from the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Random text over alphabets that mix letters, digits, joints and signs closely.
enum RandomText {
  /// Everything the fast path handles, in proportions that make every pair of neighbours frequent.
  static let handled: [String] = {
    let letters = "aZéÿÀбЁёйЙїґҐѐЍгКжџ".unicodeScalars.map { String($0) }
    let digits = ["0", "7"]
    let joints = [".", "'", ",", ";", ":", "’", "‘", "`", "′", "…", "№", "_", "@"]
    let signs = "-–—−«»„“”\"()!?/§©®°±•€+=<>[]{}|\\~^%$#&*".unicodeScalars.map { String($0) }
    let spaces = [" ", " ", "\t", "\n", "\r", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2028}"]
    let dropped = ["\u{AD}", "\u{200B}", "\u{301}", "\u{301}"]
    return letters + letters + digits + digits + digits + joints + joints + signs + spaces + dropped
  }()

  /// What makes it give way: composition across boundaries, other marks and scripts, characters whose fold is long.
  static let refused: [String] = [
    "\u{306}", "\u{308}", "\u{345}", "ᾳ", "\u{35D}", "\u{300}", "\u{327}", "ß", "×", "İ", "ﬁ", "Ａ", "²", "½",
    "µ", "ʼ", "_", "@", "·",
    "α", "Σ",
    "ς", "א", "״", "中", "文", "カ", "タ", "ｶ", "ไ", "ท", "ย", "क", "्", "🇷", "🇺", "👩", "\u{200D}", "\u{FE0F}",
    "☂", "\u{2000}", "\u{85}",
    "\u{3000}", "\u{1}", "\u{7F}", "\u{FEFF}", "\u{2060}", "´", "¨", "ŉ", "Ѣ", "ѳ", "Ѵ\u{30F}", "ᲀ",
    "\u{483}", "‱", "″", "‼", "Å", "한", "ᄒ", "ᅡ", "ᆫ",
  ]

  static func make(_ alphabet: [String], count: Int, using generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<count { text += alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
    return text
  }

  /// Sentences as they occur, for properties that want real text too.
  static let prose: [String] = [
    "Противораке́тная оборона — это комплекс мероприятий: «щит», а не „меч“ (см. § 3.1, п. 2).",
    "The President’s well-known speech of 2007-02-10 wasn't “anti-NATO”; it cost $1,000.50 — or 3.5% more…",
    "Ещё в XX веке А. С. Пушкин\u{A0}— наше всё! №\u{202F}5, 25\u{A0}°C, 3-й, кое-как, по-русски. E=mc².",
    "В Нью-Йорке, 10:30 утра: www.example.org/path?x=1&y=2, user_name@host.ru, C++17, AT&T, d'Artagnan, О'Генри.",
    "Naïve café owners in São Paulo and Zürich paid €5.00 ± 0.5 for crème brûlée © 2020.",
    "Міністерство оборони України: п'ять об'єктів, Ґудзик, її їжа.",
    "Дѣло о со\u{AD}кра\u{AD}ще\u{AD}ни\u{AD}ях. «Р\u{301}» и\u{306}од, е\u{308}лка, Александр\u{301}ия.",
    "ミサイル防衛は弾道ミサイルを迎撃する。中国的导弹防御系统。การป้องกันขีปนาวุธ",
  ]
}
