internal import CICU

/// A common Latin skeleton: what Рогозин, Rogozin and Rogosin have alike is kept as far as spelling shows it.
///
/// Written in lower-case Latin letters and digits, one space between words. One letter stands for one sound class:
///
/// | key | Cyrillic | Latin |
/// |---|---|---|
/// | `w` | ш щ | sh sch shch š ş |
/// | `c` | ч ћ | ch tch tsch č ć |
/// | `j` | ж | zh ž |
/// | `h` | х һ | h kh |
/// | `s` | с ц тс | s ts tz, c before e i y |
/// | `f`, `t`, `k`, `g`, `v` | ф, т, к, г, в | ph, th, ck q c, gh, w |
/// | `ks` | кс | x |
/// | `i` | и й ы і | i y j |
/// | `ia`, `iu` | я, ю | ya ja ia, yu ju iu |
/// | `e` | е э ё є ие | e ye je ie; yo jo after a consonant (for ё, which the fold has made е) |
/// | nothing | ь ъ | ' |
///
/// Doubled letters count once, so that -ий, -ый, -iy and -y end alike. What it cannot see: h for г (Tehran), дж for j
/// (John), silent and foreign spellings. Accents on Latin letters are dropped; other scripts pass through ICU
/// (``ForeignScripts``), which costs 12 to 32 ms the first time and is not needed for Latin or Cyrillic; those
/// take 0.5 µs a word.
///
/// Threads wait for each other at no lock of ours; only words that nobody has read yet meet at ICU's own.
enum SoundKey {
  static func make(_ text: String) -> String {
    // Upper-case bytes are sounds already, lower-case ones Latin spelling that is still to be read.
    var spelled: [UInt8] = []
    spelled.reserveCapacity(text.utf8.count)
    spell(Orthography.foldKey(text), into: &spelled)
    var reader = Reader(spelled)
    return reader.read()
  }

  // MARK: - From scalars to spelling and sounds

  private static func spell(_ folded: String, into out: inout [UInt8]) {
    var foreign = String.UnicodeScalarView()
    for scalar in folded.unicodeScalars {
      if isForeign(scalar) {
        foreign.append(scalar)
        continue
      }
      if !foreign.isEmpty {
        spellForeign(String(foreign), into: &out)
        foreign = String.UnicodeScalarView()
      }
      spell(scalar, into: &out)
    }
    if !foreign.isEmpty { spellForeign(String(foreign), into: &out) }
  }

  private static func spell(_ scalar: Unicode.Scalar, into out: inout [UInt8]) {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: out.append(UInt8(scalar.value))
    case 0x27: break
    case 0x0300...0x036F: break
    case 0x0400...0x052F:
      let sounds = cyrillicSounds[Int(scalar.value - 0x0400)]
      if sounds & 0xFF != 0 { out.append(UInt8(sounds & 0xFF)) }
      if sounds >> 8 != 0 { out.append(UInt8(sounds >> 8)) }
    case 0x00C0...0x024F, 0x1E00...0x1EFF: spellAccented(scalar, into: &out)
    default: out.append(0x20)
    }
  }

  /// Latin letters that are not ASCII.
  private static func spellAccented(_ scalar: Unicode.Scalar, into out: inout [UInt8]) {
    if let known = latin[scalar] {
      out += Array(known.utf8)
      return
    }
    for part in Normalizer.normalize(.nfd, String(scalar)).unicodeScalars {
      switch part.value {
      case 0x61...0x7A: out.append(UInt8(part.value))
      case 0x0131: out.append(0x69)
      default: break  // a mark, or a letter nobody has asked for yet
      }
    }
  }

  /// A letter, mark or digit of a script that only ICU reads.
  private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x0250 && !(0x0300...0x036F).contains(scalar.value) else { return false }
    guard !(0x0400...0x052F).contains(scalar.value) && !(0x1E00...0x1EFF).contains(scalar.value) else {
      return false
    }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber
      || icu_combining_class(Int32(bitPattern: scalar.value)) != 0
  }

  private static func spellForeign(_ text: String, into out: inout [UInt8]) {
    let word = Array(text.utf8)
    if ForeignReadings.shared.append(word, to: &out) { return }
    let latin = Orthography.foldKey(ForeignScripts.ofThisThread().latin(word))
    var spelled: [UInt8] = []
    for scalar in latin.unicodeScalars where !isForeign(scalar) { spell(scalar, into: &spelled) }
    ForeignReadings.shared.insert(word, spelled)
    out += spelled
  }

  // MARK: - Tables

  private static let cyrillic: [Unicode.Scalar: String] = [
    "а": "A", "б": "B", "в": "V", "г": "G", "д": "D", "е": "E", "ё": "E", "ж": "J", "з": "Z", "и": "I",
    "й": "I",
    "к": "K", "л": "L", "м": "M", "н": "N", "о": "O", "п": "P", "р": "R", "с": "S", "т": "T", "у": "U",
    "ф": "F",
    "х": "H", "ц": "S", "ч": "C", "ш": "W", "щ": "W", "ъ": "", "ы": "I", "ь": "", "э": "E", "ю": "IU",
    "я": "IA",
    // Ukrainian, Belarusian, Serbian, Macedonian, old Russian
    "і": "I", "ї": "I", "є": "E", "ґ": "G", "ў": "U", "ј": "I", "љ": "LI", "њ": "NI", "ђ": "DI", "ћ": "C",
    "џ": "DJ",
    "ѓ": "GI", "ќ": "KI", "ѕ": "DZ", "ѣ": "E", "ѳ": "F", "ѵ": "I",
    // Kazakh, Tatar, Bashkir, Kyrgyz, Tajik, Mongolian
    "ә": "E", "ғ": "G", "қ": "K", "ң": "N", "ө": "O", "ұ": "U", "ү": "U", "һ": "H", "җ": "J", "ҳ": "H",
    "ҷ": "C",
    "ӣ": "I", "ӯ": "U", "ҡ": "K", "ҙ": "Z", "ҫ": "S",
  ]

  /// ``cyrillic`` by scalar from U+0400: up to two sounds, the first in the low byte.
  private static let cyrillicSounds: [UInt16] = {
    var table = [UInt16](repeating: 0, count: 0x130)
    for (scalar, sounds) in cyrillic {
      table[Int(scalar.value) - 0x0400] = sounds.utf8.reversed().reduce(0) { $0 << 8 | UInt16($1) }
    }
    return table
  }()

  /// Latin letters whose sound their accent changes, or that have no decomposition.
  private static let latin: [Unicode.Scalar: String] = [
    "č": "C", "ć": "C", "š": "W", "ś": "W", "ş": "W", "ș": "W", "ž": "J", "ź": "J", "ż": "J", "ç": "S",
    "ß": "s",
    "æ": "e", "œ": "e", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "ħ": "h", "ı": "i", "ŋ": "n",
    "ŧ": "t",
    "ĸ": "k", "ə": "e",
  ]

  // MARK: - From spelling to sounds

  /// Reads Latin spelling, longest rule first, and joins what came out as sounds already.
  private struct Reader {
    private let spelled: [UInt8]
    private var position = 0
    private var out: [UInt8] = []

    init(_ spelled: [UInt8]) {
      self.spelled = spelled
      out.reserveCapacity(spelled.count)
    }

    mutating func read() -> String {
      while position < spelled.count {
        let byte = spelled[position]
        if !(0x61...0x7A).contains(byte) {
          position += 1
          sound(byte)
        } else if let digraph = digraph(beginning: byte) {
          position += digraph.count
          for index in 0..<digraph.sounds.utf8CodeUnitCount { sound(digraph.sounds.utf8Start[index]) }
        } else {
          position += 1
          letter(byte)
        }
      }
      if out.last == 0x20 { out.removeLast() }
      return String(decoding: out.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
    }

    /// The longest group of letters that begins here and stands for sounds of its own, and these.
    private func digraph(beginning byte: UInt8) -> (count: Int, sounds: StaticString)? {
      switch byte {
      case UInt8(ascii: "s"):
        if begins("schtsch") { return (7, "W") }
        if begins("shtsh") { return (5, "W") }
        if begins("shch") { return (4, "W") }
        if begins("sch") { return (3, "W") }
        return begins("sh") ? (2, "W") : nil
      case UInt8(ascii: "t"):
        if begins("tsch") { return (4, "C") }
        if begins("tch") { return (3, "C") }
        if begins("th") { return (2, "T") }
        return begins("tz") ? (2, "S") : nil
      case UInt8(ascii: "c"):
        if begins("ch") { return (2, "C") }
        return begins("ck") ? (2, "K") : nil
      case UInt8(ascii: "z"): return begins("zh") ? (2, "J") : nil
      case UInt8(ascii: "k"): return begins("kh") ? (2, "H") : nil
      case UInt8(ascii: "g"): return begins("gh") ? (2, "G") : nil
      case UInt8(ascii: "p"): return begins("ph") ? (2, "F") : nil
      case UInt8(ascii: "q"): return begins("qu") ? (2, "KV") : nil
      default: return nil
      }
    }

    private func begins(_ letters: StaticString) -> Bool {
      guard position + letters.utf8CodeUnitCount <= spelled.count else { return false }
      for index in 0..<letters.utf8CodeUnitCount where spelled[position + index] != letters.utf8Start[index] {
        return false
      }
      return true
    }

    private mutating func letter(_ byte: UInt8) {
      let next = position < spelled.count ? spelled[position] : 0x20
      switch byte {
      case UInt8(ascii: "c"):
        let isSoft = next == UInt8(ascii: "e") || next == UInt8(ascii: "i") || next == UInt8(ascii: "y")
        sound(UInt8(ascii: isSoft ? "S" : "K"))
      case UInt8(ascii: "w"): sound(UInt8(ascii: "V"))
      case UInt8(ascii: "q"): sound(UInt8(ascii: "K"))
      case UInt8(ascii: "x"):
        sound(UInt8(ascii: "K"))
        sound(UInt8(ascii: "S"))
      case UInt8(ascii: "y"), UInt8(ascii: "j"):
        if next == UInt8(ascii: "o"), let last = out.last, isConsonant(last) {
          position += 1
          sound(UInt8(ascii: "E"))
        } else {
          sound(UInt8(ascii: "I"))
        }
      default: sound(byte - 0x20)
      }
    }

    /// Appends one sound, joining it with the one before: doubled letters, тс as ц, ие as е, spaces.
    private mutating func sound(_ byte: UInt8) {
      let isLetter = (0x41...0x5A).contains(byte)
      if byte == UInt8(ascii: "E") && out.last == UInt8(ascii: "I") { out.removeLast() }
      if byte == UInt8(ascii: "S") && out.last == UInt8(ascii: "T") { out.removeLast() }
      if byte == 0x20 && (out.isEmpty || out.last == 0x20) { return }
      if isLetter && out.last == byte { return }
      out.append(byte)
    }
  }

  /// Whether a sound is a consonant; there are no others than these.
  private static func isConsonant(_ sound: UInt8) -> Bool {
    switch sound {
    case UInt8(ascii: "B"), UInt8(ascii: "C"), UInt8(ascii: "D"), UInt8(ascii: "F"), UInt8(ascii: "G"),
      UInt8(ascii: "H"), UInt8(ascii: "J"), UInt8(ascii: "K"), UInt8(ascii: "L"), UInt8(ascii: "M"),
      UInt8(ascii: "N"), UInt8(ascii: "P"), UInt8(ascii: "R"), UInt8(ascii: "S"), UInt8(ascii: "T"),
      UInt8(ascii: "V"), UInt8(ascii: "W"), UInt8(ascii: "Z"):
      true
    default: false
    }
  }
}
