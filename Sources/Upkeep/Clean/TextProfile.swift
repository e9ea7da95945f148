internal import Bitext
internal import Orthography

/// The scripts that are told apart, and what a language is expected in.
enum Script: UInt8 {
  case latin, cyrillic, greek, arabic, hebrew, armenian, georgian, devanagari, thai, hangul, kana, han, other

  /// nil where a language is written in several, or nobody knows.
  init?(of tag: LanguageTag) {
    guard tag.isWellFormed, tag.language != "und" else { return nil }
    if tag.script == nil, ["sr", "kk", "uz", "az", "mn", "tg", "tt"].contains(tag.language) { return nil }
    switch tag.likelyScript {
    case "Latn", nil: self = .latin
    case "Cyrl": self = .cyrillic
    case "Grek": self = .greek
    case "Arab": self = .arabic
    case "Hebr": self = .hebrew
    case "Armn": self = .armenian
    case "Geor": self = .georgian
    case "Deva": self = .devanagari
    case "Thai": self = .thai
    case "Kore": self = .hangul
    case "Jpan": self = .kana
    case "Hans", "Hant": self = .han
    default: return nil
    }
  }

  static let count = 13

  /// Of a letter; nil of anything else.
  init?(_ scalar: UInt32) {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A: self = .latin
    case 0..<0xAA: return nil
    case 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: self = .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: self = scalar == 0x37E || scalar == 0x387 ? .other : .greek
    case 0x400...0x482, 0x48A...0x52F: self = .cyrillic
    case 0x531...0x586: self = .armenian
    case 0x5D0...0x5F2: self = .hebrew
    case 0x620...0x64A, 0x66E...0x6D3: self = .arabic
    case 0x904...0x939: self = .devanagari
    case 0xE01...0xE30, 0xE40...0xE46: self = .thai
    case 0x10A0...0x10FF: self = .georgian
    case 0x3041...0x30FF: self = .kana
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2FFFF: self = .han
    case 0xAC00...0xD7A3: self = .hangul
    default:
      guard scalar > 0x24F, let real = Unicode.Scalar(scalar), real.properties.isAlphabetic else { return nil }
      self = .other
    }
  }
}

/// What the characters of a text are, counted once for all rules.
struct TextProfile {
  var scalars = 0
  var spaces = 0
  var digits = 0
  /// Signs that are no space.
  var signs = 0
  private(set) var letters = [Int](repeating: 0, count: Script.count)
  var allLetters = 0
  /// À to ÿ.
  var accented = 0
  var controls = 0
  var replacements = 0
  /// The longest run of question marks, all of them, and those between two letters.
  var longestQuestions = 0
  var questions = 0
  var questionsInWords = 0
  /// What UTF-8 read as Windows-1252 or Windows-1251 looks like, and characters that are not ASCII.
  var brokenPairs = 0
  var beyondASCII = 0
  /// Of Cyrillic: words that begin small and go on in capitals, and all of three letters or more.
  var turnedWords = 0
  /// Capitals, Cyrillic ones among them, and й and ф, which are rare in Russian.
  var capitals = 0
  var cyrillicCapitals = 0
  var rareCyrillic = 0
  var cyrillicWords = 0
  /// Words that begin with a small letter, by whether that is Latin or Cyrillic.
  var smallLatin = 0
  var smallCyrillic = 0
  var words = 0
  /// The longest run of letters, and places at which a small letter is followed by a capital.
  var longestWord = 0
  var hasTag = false
  /// Letters of one Cyrillic alphabet and not of its neighbours.
  var ukrainian = 0
  var russian = 0
  var belarusian = 0
  /// ъ where Russian has none: before anything but е, ё, ю and я.
  var bulgarian = 0
  var serbian = 0
  /// Of the case of each letter, to tell texts that differ in nothing else.
  var caseHash: UInt64 = 0xCBF2_9CE4_8422_2325

  func count(_ script: Script) -> Int { letters[Int(script.rawValue)] }

  mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    for index in letters.indices { letters[index] = 0 }
    let kept = letters
    self = TextProfile()
    letters = kept
    guard let base = text.baseAddress else { return }
    var at = 0
    var before: UInt32 = 0x20
    var beforeIsLetter = false
    var run = 0
    var questionRun = 0
    var wordIsCyrillic = false
    var firstIsSmall = false
    var capitalsAfterFirst = 0
    while at < text.count {
      var scalar = UInt32(base[at])
      if scalar < 0x80 {
        at &+= 1
      } else {
        let width = scalar >= 0xF0 ? 4 : scalar >= 0xE0 ? 3 : 2
        scalar &= width == 4 ? 0x07 : width == 3 ? 0x0F : 0x1F
        var next = 1
        while next < width, at &+ next < text.count {
          scalar = scalar << 6 | UInt32(base[at &+ next] & 0x3F)
          next &+= 1
        }
        at &+= width
        beyondASCII &+= 1
        if isBroken(before, scalar) { brokenPairs &+= 1 }
      }
      scalars &+= 1
      if before == 0x44A, ![0x435, 0x451, 0x44E, 0x44F].contains(scalar) { bulgarian &+= 1 }
      if let script = Script(scalar) {
        allLetters &+= 1
        letters[Int(script.rawValue)] &+= 1
        let isSmall = Self.isSmall(scalar)
        caseHash = (caseHash ^ (isSmall ? 1 : 2)) &* 0x100_0000_01B3
        if run == 0 {
          words &+= 1
          wordIsCyrillic = script == .cyrillic
          firstIsSmall = isSmall
          capitalsAfterFirst = 0
          if isSmall {
            if script == .latin { smallLatin &+= 1 } else if script == .cyrillic { smallCyrillic &+= 1 }
          }
        } else if !isSmall {
          capitalsAfterFirst &+= 1
        }
        run &+= 1
        if questionRun == 1, before == 0x3F, wasLetterBeforeQuestion { questionsInWords &+= 1 }
        if scalar >= 0xC0, scalar <= 0xFF { accented &+= 1 }
        if !isSmall {
          capitals &+= 1
          if script == .cyrillic { cyrillicCapitals &+= 1 }
        }
        if script == .cyrillic { note(cyrillic: scalar) }
        beforeIsLetter = true
        questionRun = 0
      } else {
        endWord(run, wordIsCyrillic, firstIsSmall, capitalsAfterFirst)
        run = 0
        switch scalar {
        case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x3000: spaces &+= 1
        case 0x30...0x39: digits &+= 1
        case 0..<0x20, 0x7F...0x84, 0x86...0x9F, 0xFFFE, 0xFFFF: controls &+= 1
        case 0xFFFD:
          replacements &+= 1
          signs &+= 1
        case 0x3F:
          questions &+= 1
          signs &+= 1
          if questionRun == 0 { wasLetterBeforeQuestion = beforeIsLetter }
          questionRun &+= 1
          longestQuestions = max(longestQuestions, questionRun)
        default:
          if scalar == 0x3C { hasTag = true }
          if scalar < 0x300 || scalar > 0x36F { signs &+= 1 }
        }
        if scalar != 0x3F { questionRun = 0 }
        beforeIsLetter = false
      }
      before = scalar
    }
    endWord(run, wordIsCyrillic, firstIsSmall, capitalsAfterFirst)
  }

  private var wasLetterBeforeQuestion = false

  private mutating func endWord(_ run: Int, _ isCyrillic: Bool, _ firstIsSmall: Bool, _ capitals: Int) {
    guard run > 0 else { return }
    longestWord = max(longestWord, run)
    guard isCyrillic, run >= 3 else { return }
    cyrillicWords &+= 1
    if firstIsSmall, capitals == run &- 1 { turnedWords &+= 1 }
  }

  private mutating func note(cyrillic scalar: UInt32) {
    switch scalar {
    case 0x439, 0x419, 0x444, 0x424: rareCyrillic &+= 1
    case 0x404, 0x406, 0x407, 0x454, 0x456, 0x457, 0x490, 0x491: ukrainian &+= 1
    case 0x44B, 0x42B, 0x44D, 0x42D, 0x451, 0x401, 0x44A, 0x42A: russian &+= 1
    case 0x40E, 0x45E: belarusian &+= 1
    case 0x402, 0x452, 0x403, 0x453, 0x405, 0x455, 0x408...0x40C, 0x458...0x45C, 0x40F, 0x45F: serbian &+= 1
    default: break
    }
  }

  /// Two characters as UTF-8 read in the wrong encoding gives them: the lead byte of a letter, and what is no letter that
  /// follows it.
  private func isBroken(_ first: UInt32, _ second: UInt32) -> Bool {
    switch first {
    case 0xC2, 0xC3, 0xD0, 0xD1, 0xE2:
      // Ð and Ñ begin words before small letters.
      return second >= 0x80 && second <= 0xBF || second == 0x192 || second >= 0x2C6 && second <= 0x2DC
        || second >= 0x2013 && second <= 0x2122 || [0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E].contains(second)
    case 0x420, 0x421:
      switch second {
      case 0xA0...0xBF, 0x2018...0x203A, 0x20AC, 0x2116, 0x2122, 0x402...0x40F, 0x452...0x45F, 0x490, 0x491: return true
      default: return false
      }
    default: return false
    }
  }

  @inline(__always)
  private static func isSmall(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x61...0x7A, 0xDF...0xFF, 0x430...0x45F: true
    case 0x41...0x5A, 0xC0...0xDE, 0x400...0x42F: false
    case 0x100...0x17F, 0x460...0x52F: scalar & 1 == 1
    default: true
    }
  }
}
