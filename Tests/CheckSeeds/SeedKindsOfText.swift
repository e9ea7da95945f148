internal import Bitext

/// Wrong letters, and texts that are wrong as a whole.
extension SeedKind {
  private static let lookalikes: [Character: Character] = [
    "а": "a", "о": "o", "е": "e", "с": "c", "р": "p", "х": "x", "у": "y",
  ]

  static let characters: [SeedKind] = [
    SeedKind("a Latin letter", ["mixed-script"]) { target, random in
      let text = Array(target)
      guard !text.contains(where: { "{}<>`%$&_".contains($0) }) else { return nil }
      let all = places(text) { at in
        lookalikes[text[at]] != nil && at > 0 && isCyrillic(text[at - 1]) && at + 2 < text.count
          && isCyrillic(text[at + 1])
      }
      guard let at = all.randomElement(using: &random), let latin = lookalikes[text[at]] else { return nil }
      return replace(text, at..<at + 1, String(latin))
    },
    SeedKind("a soft hyphen", ["invisible-character"]) { target, random in
      let text = Array(target)
      return inserting("\u{AD}", at: withinWord(text, &random), text)
    },
    SeedKind("a zero-width space", ["invisible-character"]) { target, random in
      let text = Array(target)
      return inserting("\u{200B}", at: withinWord(text, &random), text)
    },
    SeedKind("a mark of direction", ["invisible-character"]) { target, random in
      let text = Array(target)
      return inserting("\u{202E}", at: withinWord(text, &random), text)
    },
    SeedKind("a control character", ["control-character"]) { target, random in
      let text = Array(target)
      return inserting("\u{7}", at: withinWord(text, &random), text)
    },
    SeedKind("a replacement character", ["mojibake"]) { target, random in
      let text = Array(target)
      guard let at = withinWord(text, &random) else { return nil }
      return replace(text, at..<at + 1, "\u{FFFD}")
    },
    SeedKind("UTF-8 read as Latin 1", ["mojibake"]) { target, _ in
      guard target.contains(where: isCyrillic) else { return nil }
      return String(String.UnicodeScalarView(target.utf8.compactMap { Unicode.Scalar(UInt32($0)) }))
    },
    SeedKind("й decomposed", ["not-composed"]) { target, _ in
      guard target.contains("й") else { return nil }
      return target.replacing("й", with: "и\u{306}", maxReplacements: 1).replacing("йй", with: "йй")
    },
    SeedKind("a small letter at the beginning", ["capital-start"]) { pair, _ in
      guard let first = pair.target.first, isCyrillic(first), first.isUppercase,
        pair.target.dropFirst().first?.isLowercase == true,
        pair.source.first?.isUppercase == true, pair.source.first?.isASCII == true,
        pair.source.wholeMatch(of: /(?s)^[A-Z](\p{L}*)[^\p{L}\d].*/) != nil
      else { return nil }
      return GoodPair(pair.source, first.lowercased() + pair.target.dropFirst(), format: pair.format)
    },
    SeedKind("capitals throughout", ["all-caps"]) { pair, _ in
      let words = pair.target.split(separator: " ").filter { $0.count > 4 && $0.allSatisfy(isCyrillic) }
      guard words.count > 2, pair.format == nil, !pair.target.contains(where: { "{}<>`%$&_/@".contains($0) }),
        pair.source.split(separator: " ").count(where: { $0.count > 3 && $0.allSatisfy { $0.isLowercase } }) > 2,
        !pair.source.contains(/\b[A-Z]{4,}\b/)
      else { return nil }
      return GoodPair(pair.source, pair.target.uppercased(), format: pair.format)
    },
  ]

  static let whole: [SeedKind] = [
    SeedKind("a plural form too few", ["plural-count"]) { pair, random in
      guard pair.format != "icu" else { return nil }
      let expected = Int.random(in: 2...4, using: &random)
      return GoodPair(
        pair.source, pair.target, format: pair.format,
        plural: .init(index: 0, count: Int.random(in: 1..<expected, using: &random), expected: expected))
    },
    SeedKind("a word misspelt", ["unknown-word"]) { pair, random in
      var text = Array(pair.target)
      let at = places(text) { at in
        at > 1 && at + 3 < text.count && text[(at - 2)...(at + 3)].allSatisfy { isCyrillic($0) && $0.isLowercase }
          && text[at] != text[at + 1]
      }.randomElement(using: &random)
      // Names and copied words are let pass, and so is what is not prose.
      let start = at.flatMap { text[..<$0].lastIndex { !$0.isLetter } }.map { $0 + 1 } ?? 0
      guard let at, text[start].isLowercase, !text.contains(where: { "{}<>`%$&_/@".contains($0) }) else { return nil }
      text.swapAt(at, at + 1)
      return GoodPair(pair.source, String(text), format: pair.format)
    },
    SeedKind("a word that the user forbids", ["house-word"]) { target, random in
      let text = Array(target)
      guard let at = withinWord(text, &random), let start = text[..<at].lastIndex(of: " ") else { return nil }
      return inserting(" кофий", at: start, text)
    },
    SeedKind("a term translated otherwise", ["term-missing"]) { pair, _ in
      let source = pair.source.lowercased().split { !$0.isLetter }
      for entry in SeedTerms.entries where source.contains(where: { $0 == entry.source || $0 == entry.source + "s" }) {
        let words = pair.target.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count(where: { SeedTerms.isForm($0.lowercased().filter(\.isLetter), of: entry.stem) }) == 1,
          source.count(where: { $0.hasPrefix(entry.source) }) == 1
        else { continue }
        let other = words.map { word in
          SeedTerms.isForm(word.lowercased().filter(\.isLetter), of: entry.stem) ? Substring(entry.other) : word
        }
        return GoodPair(pair.source, other.joined(separator: " "), format: pair.format)
      }
      return nil
    },
    SeedKind("no target", ["empty-target"]) { pair, _ in GoodPair(pair.source, "", format: pair.format) },
    SeedKind("the source as target", ["untranslated"]) { pair, _ in
      guard pair.source.wholeMatch(of: /(?s)[\p{L} ,.’]+/) != nil, pair.source.split(separator: " ").count >= 6,
        pair.source.contains(/\b(the|to|of|in|on)\b/)
      else { return nil }
      return GoodPair(pair.source, pair.source, format: pair.format)
    },
    SeedKind("half not translated", ["partly-untranslated"]) { pair, _ in
      let words = pair.source.split(separator: " ")
      guard pair.source.wholeMatch(of: /(?s)[\p{L} .]+/) != nil, words.count >= 6,
        pair.target.contains(where: isCyrillic)
      else { return nil }
      let rest = words.suffix(5)
      guard
        rest.contains(where: {
          ["the", "to", "of", "in", "on", "for", "and", "that", "with", "is", "are"].contains($0)
        }), rest.count(where: { $0.allSatisfy(\.isLowercase) }) > 2
      else { return nil }
      let start = pair.target.split(separator: " ").prefix(3)
      return GoodPair(pair.source, (start + rest).joined(separator: " "), format: pair.format)
    },
    SeedKind("most of it missing", ["length-ratio"]) { pair, _ in
      let words = pair.target.split(separator: " ")
      guard pair.source.count > 40, words.count > 4, let first = words.first, first.count < 10, pair.format == nil,
        !pair.source.contains("<")
      else { return nil }
      return GoodPair(pair.source, String(first), format: pair.format)
    },
    SeedKind("far too much", ["length-ratio"]) { pair, _ in
      guard (30..<120).contains(pair.source.count), pair.target.count * 2 > pair.source.count, pair.format == nil else {
        return nil
      }
      return GoodPair(pair.source, Array(repeating: pair.target, count: 6).joined(separator: " "), format: pair.format)
    },
  ]
}
