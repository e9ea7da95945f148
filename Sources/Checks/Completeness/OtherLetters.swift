internal import Bitext
internal import Orthography

/// Texts in letters of another script, or of another alphabet of the same.
enum OtherLetters {
  /// Scripts, by ISO 15924, as far as their letters tell which language a text is not in.
  private enum Script {
    case latin, cyrillic, greek, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati, tamil, telugu, kannada,
      malayalam, thai, hangul
    case han, kana, other

    static func of(_ scalar: Unicode.Scalar) -> Script {
      switch scalar.value {
      case ..<0x250, 0x1E00...0x1EFF: .latin
      case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
      case 0x400...0x52F: .cyrillic
      case 0x590...0x5FF: .hebrew
      case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFE: .arabic
      case 0x900...0x97F: .devanagari
      case 0x980...0x9FF: .bengali
      case 0xA00...0xA7F: .gurmukhi
      case 0xA80...0xAFF: .gujarati
      case 0xB80...0xBFF: .tamil
      case 0xC00...0xC7F: .telugu
      case 0xC80...0xCFF: .kannada
      case 0xD00...0xD7F: .malayalam
      case 0xE00...0xE7F: .thai
      case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7A3: .hangul
      case 0x3040...0x30FF, 0xFF66...0xFF9D: .kana
      case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .han
      default: .other
      }
    }

    /// Those in which a language of a script is written; none of scripts that are not told apart here.
    static func all(of code: String?) -> [Script] {
      switch code {
      case "Latn": [.latin]
      case "Cyrl": [.cyrillic]
      case "Grek": [.greek]
      case "Hebr": [.hebrew]
      case "Arab": [.arabic]
      case "Deva": [.devanagari]
      case "Beng": [.bengali]
      case "Guru": [.gurmukhi]
      case "Gujr": [.gujarati]
      case "Taml": [.tamil]
      case "Telu": [.telugu]
      case "Knda": [.kannada]
      case "Mlym": [.malayalam]
      case "Thai": [.thai]
      case "Kore": [.hangul, .han]
      case "Jpan": [.kana, .han]
      case "Hans", "Hant", "Hani": [.han]
      default: []
      }
    }
  }

  /// Reports a target most of whose letters are of a script in which neither language is written.
  /// - Returns: whether it did.
  static func run(_ pair: CheckedPair) -> Bool {
    let text = pair.target
    let to = pair.context.target
    guard pair.isOn(.wrongScript), !to.letters.isEmpty else { return false }
    // Nothing but its own letters, Latin ones and those of the source.
    let others: CharacterClass = [.cyrillic, .greek, .otherScript]
    let own = CharacterClass(rawValue: to.letters.rawValue | pair.context.source.letters.rawValue)
    if to.letters != .otherScript, text.all.isDisjoint(with: CharacterClass(rawValue: others.rawValue & ~own.rawValue))
    {
      return false
    }
    let scripts = Script.all(of: to.tag.likelyScript)
    guard !scripts.isEmpty else { return false }
    let allowed = Script.all(of: pair.context.source.tag.likelyScript)
    var (ownCount, foreign, kana, han, hangul) = (0, 0, 0, 0, 0)
    for (at, scalar) in text.scalars.enumerated()
    where text.classes[at].contains(.letter) && !text.classes[at].contains(.literal) {
      let script = Script.of(scalar)
      switch script {
      case .kana: kana += 1
      case .han: han += 1
      case .hangul: hangul += 1
      default: break
      }
      if scripts.contains(script) {
        ownCount += 1
      } else if !allowed.contains(script), script != .latin, script != .other {
        foreign += 1
      }
    }
    let isHan = scripts.contains(.hangul) && han >= 6 && han > 2 * hangul
    if isHan { foreign += han }
    // The name of a language in its own letters is one word.
    guard foreign >= 6, pair.source.words.count > 2,
      foreign > 2 * ownCount || isHan && foreign > 2 * hangul || kana == foreign && foreign * 4 > ownCount
    else { return false }
    pair.report(.wrongScript, "written in letters of another language")
    return true
  }

  /// How many words in small letters have a letter that the language does not have, and how many words in small letters there are.
  ///
  /// What the source has, too, was copied.
  static func count(_ pair: CheckedPair) -> (foreign: Int, words: Int) {
    let to = pair.context.target
    let isTold: Bool =
      switch to.letters {
      case .latin, .cyrillic, .greek: true
      // Of those in Arabic letters CLDR has not all that are in use.
      default: to.tag.likelyScript == "Arab" && to.marks.isKnown
      }
    guard isTold, let alphabet = to.marks.alphabet else { return (0, 0) }
    let text = pair.target
    var (foreign, count) = (0, 0)
    var copied: Set<UInt64>?
    for word in text.words where !word.all.contains(.upper) && word.count > 1 && word.shared.contains(.letter) {
      guard word.all.contains(to.letters) || to.letters == .otherScript else { continue }
      count += 1
      guard
        word.range.contains(where: {
          text.scalars[$0].value > 0x7F && text.classes[$0].contains(.letter) && !alphabet.contains(text.scalars[$0])
        })
      else { continue }
      if copied == nil { copied = Set(pair.source.words.map(\.hash)) }
      if copied?.contains(word.hash) == false { foreign += 1 }
    }
    return (foreign, count)
  }
}
