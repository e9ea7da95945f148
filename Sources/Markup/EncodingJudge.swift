package import Bitext
internal import CConverter

/// Tells legacy encodings apart by the languages that a text is in.
///
/// The bytes are read in every encoding that is in use. The one is taken whose letters are those of the languages (CLDR's exemplar
/// characters), in words of one script, with capitals where words begin; where two give such letters, the statistics of ICU's
/// charset detector decide, then the order of ``candidates``. Nobody's table of letters is here.
package struct EncodingJudge {
  /// By how often they are met.
  static let candidates = [
    "windows-1252", "windows-1251", "windows-1250", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
    "windows-1257", "windows-1258", "windows-874", "Shift_JIS", "EUC-JP", "GB18030", "Big5", "EUC-KR", "KOI8-R",
    "KOI8-U", "IBM866", "IBM1125", "ISO-8859-5", "x-mac-cyrillic", "ISO-8859-2", "ISO-8859-4", "ISO-8859-6",
    "ISO-8859-7", "ISO-8859-8", "ISO-8859-9", "ISO-8859-13", "ISO-8859-15", "IBM852", "IBM850", "IBM857", "IBM737",
    "IBM775", "IBM862", "macintosh", "x-mac-centraleurroman", "x-mac-greek", "x-mac-turkish",
  ]
  /// So many bytes of lines beyond ASCII are looked at.
  private static let sampleBytes = 1 << 15
  /// What a reading of text has, at least; 1 where every character beyond ASCII is a small letter of the languages.
  private static let leastScore = 0.55
  private static let leastGuessedScore = 0.7
  private static let leastConfidence = 30
  /// Of the encodings that are seldom met, one must be better than any other reading by so much: a word or two may be words in
  /// several encodings, and then nobody can tell.
  private static let leastLead = 0.02
  private static let usual = Set(candidates.prefix(15))

  private let letters: Characters
  private let foreign: Characters
  private let punctuation: Characters

  private init(_ locales: [String]) {
    letters = Characters(locales, kind: 0)
    foreign = Characters(locales, kind: 1)
    punctuation = Characters(locales, kind: 2)
  }

  /// The legacy encoding of bytes that are not UTF-8; nil where nothing fits.
  /// - Parameter languages: none takes the likeliest language, too.
  package static func encoding(of bytes: some Sequence<UInt8>, languages: [LanguageTag]) -> String? {
    let sample = sample(bytes)
    guard !sample.isEmpty else { return nil }
    let judge = EncodingJudge(languages.flatMap(locales))
    guard !judge.letters.isEmpty, let best = judge.best(of: candidates, sample) else { return guess(sample) }
    return best.isSure ? best.name : nil
  }

  /// - Returns: the encoding of the best score, and whether no other reading is as good.
  private func best(of names: [String], _ sample: [UInt8]) -> (name: String, isSure: Bool)? {
    var best: (name: String, text: [UInt8], score: Double)?
    var known: [[UInt8]: Double] = [:]
    for name in names {
      guard let text = TextEncoding.decode(sample, from: name) else { continue }
      let own = known[text] ?? score(text)
      known[text] = own
      guard own > -.infinity else { continue }
      // Of those that read the same, the one that has the most letters of the languages: others may be written into the file.
      let score = own + 0.04 * coverage(name) + (Self.usual.contains(name) ? Self.leastLead : 0)
      if score > (best?.score ?? -.infinity) { best = (name, text, score) }
    }
    guard let best, let own = known[best.text] else { return nil }
    let isSure =
      Self.usual.contains(best.name)
      || known.allSatisfy { $0.key == best.text || own - $0.value >= Self.lead(best.text, over: $0.key) }
    return (best.name, isSure)
  }

  /// By how much a reading must be better than another one. In Cyrillic's encodings small letters stand where capitals of others do:
  /// of readings that have hardly a letter in common, a few words say nothing.
  private static func lead(_ text: [UInt8], over other: [UInt8]) -> Double {
    var (letters, cyrillic, different) = (0, 0, 0)
    let others = String(decoding: other, as: UTF8.self).unicodeScalars
    for (scalar, another) in zip(String(decoding: text, as: UTF8.self).unicodeScalars, others)
    where scalar.value >= 0x80 {
      letters += 1
      if script(scalar.value) == 3 { cyrillic += 1 }
      if scalar != another { different += 1 }
    }
    return cyrillic * 2 > letters && different * 2 > letters ? max(leastLead, 6 / Double(letters)) : leastLead
  }

  /// How many of the languages' letters an encoding has, from 0 to 1.
  private func coverage(_ name: String) -> Double {
    let all = letters.some
    return Double(all.count { TextEncoding.encode(Array(String($0).utf8), in: name) != nil })
      / Double(max(all.count, 1))
  }

  /// What ICU's detector takes it for, where the letters are those of the language that it names.
  private static func guess(_ sample: [UInt8]) -> String? {
    // English beside Russian blurs the statistics of letters: look once more without what is ASCII in any encoding.
    for bytes in [sample, sample.map { $0 < 0x80 ? 0x20 : $0 }] {
      for match in matches(bytes) where match.confidence >= leastConfidence && !TextEncoding.isWide(match.name) {
        let judge = EncodingJudge([match.language])
        // It says ISO-8859-1 of what Windows writes, too.
        let names = [match.name] + (UTF8Stream.isUTF8(match.name) ? [] : candidates)
        guard !judge.letters.isEmpty, let best = judge.best(of: names, sample), best.isSure,
          let text = TextEncoding.decode(sample, from: best.name), judge.score(text) >= leastGuessedScore
        else { continue }
        return best.name
      }
    }
    return nil
  }

  private static func matches(_ bytes: [UInt8]) -> [(name: String, language: String, confidence: Int)] {
    var found: [(name: String, language: String, confidence: Int)] = []
    var name = [CChar](repeating: 0, count: 64)
    var language = name
    func text(_ characters: [CChar]) -> String {
      String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    while found.count < 5 {
      let confidence = converter_matches(
        bytes, Int32(bytes.count), Int32(found.count), &name, &language, Int32(name.count))
      if confidence == 0 { break }
      found.append((text(name), text(language), Int(confidence)))
    }
    return found
  }

  /// The lines that have bytes beyond ASCII.
  private static func sample(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var sample: [UInt8] = []
    var line: [UInt8] = []
    var isForeign = false
    func take() {
      if isForeign { sample += line + [0x0A] }
      line.removeAll(keepingCapacity: true)
      isForeign = false
    }
    for byte in bytes {
      if byte == 0x0A {
        take()
        if sample.count >= sampleBytes { return sample }
      } else {
        line.append(byte)
        isForeign = isForeign || byte >= 0x80
      }
    }
    take()
    return sample
  }

  /// A language as ICU writes it, and the scripts that it is written in.
  private static func locales(_ language: LanguageTag) -> [String] {
    let name = language.canonical.map { $0 == "-" ? "_" : String($0) }.joined()
    if language.script != nil { return [name] }
    var all = [name]
    var written = [CChar](repeating: 0, count: 32)
    while all.count < 8,
      converter_written_locale(language.language, Int32(all.count - 1), &written, Int32(written.count)) != 0
    {
      all.append(String(decoding: written.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    return all
  }

  // MARK: Scores

  /// How much a text looks like one in the languages: 1 where all is small letters of theirs, and less than ``leastScore`` for what is none;
  /// up to 1 more where the statistics of letters know it.
  private func score(_ text: [UInt8]) -> Double {
    var sum = 0.0
    var count = 0
    var cyrillic = 0
    var before: (letter: Bool, script: Int, isLower: Bool, isUpper: Bool) = (false, 0, false, false)
    /// Capitals right before.
    var capitals = 0
    /// What a sign got that stands behind a letter: within a word it is none.
    var sign = 0.0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let properties = scalar.properties
      let isLetter = properties.isAlphabetic || properties.generalCategory == .nonspacingMark
      let script = Self.script(scalar.value)
      if isLetter, sign > 0 { sum -= sign + 1 }
      sign = 0
      defer {
        capitals = isLetter && properties.isUppercase ? capitals + 1 : 0
        before = (isLetter, script, isLetter && properties.isLowercase, isLetter && properties.isUppercase)
      }
      if scalar.value < 0x80 {
        // A capital within a word of small letters beyond ASCII is looked at there.
        if isLetter, before.letter, before.script != script, before.script != 0 {
          sum -= 1
          count += 1
        }
        continue
      }
      count += 1
      if isLetter {
        if script == 3 { cyrillic += 1 }
        var value = letters.contains(scalar.value) ? 1.0 : foreign.contains(scalar.value) ? 0.7 : -1
        // CLDR has the usual ones of thousands.
        if value < 0, script == 7 { value = -0.3 }
        // The marks of Vietnamese, of vowels in Hebrew and Arabic.
        if value < 0, properties.generalCategory == .nonspacingMark, before.letter { value = 0.5 }
        if before.letter, before.script != script, script != 0, before.script != 0 { value = -1 }
        // A small letter in a word of capitals.
        if capitals > 1, properties.isLowercase { value = -1 }
        if value > 0, properties.isUppercase {
          if before.isLower { value = -1 } else if before.isUpper { value -= 0.1 }
        }
        sum += value
      } else if punctuation.contains(scalar.value) {
        sum += 0.6
        // An apostrophe may stand there.
        if before.letter, scalar.value != 0x2019 { sign = 0.6 }
      } else {
        switch properties.generalCategory {
        case .control, .unassigned, .privateUse, .surrogate: return -.infinity
        case .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
          .otherPunctuation, .currencySymbol, .spaceSeparator, .format:
          sum += 0.3
          if before.letter, properties.generalCategory != .spaceSeparator, properties.generalCategory != .format {
            sign = 0.3
          }
        default: sum += (0x2100...0x214F).contains(scalar.value) || scalar.value < 0x100 ? 0.2 : -1
        }
      }
    }
    guard count > 0 else { return -.infinity }
    let own = sum / Double(count)
    guard own >= Self.leastScore else { return -.infinity }
    // Letters of this alphabet stand for each other in its encodings.
    guard cyrillic * 2 > count, let bytes = TextEncoding.encode(text, in: "windows-1251") else { return own }
    let likeness =
      Self.matches(bytes.map { $0 < 0x80 ? 0x20 : $0 }).first { $0.name == "windows-1251" }?.confidence ?? 0
    return own + Double(likeness) / 100
  }

  /// Letters that never stand together in a word: Latin, Greek, Cyrillic, …; 0 for what is of any.
  private static func script(_ value: UInt32) -> Int {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: 1
    case 0x370...0x3FF, 0x1F00...0x1FFF: 2
    case 0x400...0x52F: 3
    case 0x590...0x5FF: 4
    case 0x600...0x6FF: 5
    case 0xE00...0xE7F: 6
    case 0x3040...0x30FF, 0x3400...0x9FFF: 7
    case 0xAC00...0xD7AF: 8
    default: 0
    }
  }
}

/// Characters of some languages.
private struct Characters {
  private let ranges: [ClosedRange<UInt32>]

  init(_ locales: [String], kind: Int32) {
    ranges = locales.flatMap { locale -> [ClosedRange<UInt32>] in
      let count = converter_exemplars(locale, kind, nil, 0)
      var pairs = [UInt32](repeating: 0, count: Int(count) * 2)
      _ = converter_exemplars(locale, kind, &pairs, Int32(pairs.count))
      return stride(from: 0, to: pairs.count, by: 2).map { pairs[$0]...max(pairs[$0], pairs[$0 + 1]) }
    }.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }

  var isEmpty: Bool { ranges.isEmpty }

  /// At most 200 of them.
  var some: [Unicode.Scalar] {
    Array(ranges.lazy.flatMap { $0 }.filter { $0 >= 0x80 }.compactMap(Unicode.Scalar.init).prefix(200))
  }

  /// Of languages with many characters there are thousands of ranges, which may overlap.
  func contains(_ value: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= value { low = middle + 1 } else { high = middle }
    }
    var at = low - 1
    while at >= 0, at >= low - 16 {
      if ranges[at].contains(value) { return true }
      at -= 1
    }
    return false
  }
}
