internal import Bitext

/// What is copied, not translated: addresses, paths, code.
enum UnchangedRules {
  static func run(_ pair: CheckedPair) {
    guard !pair.source.literals.isEmpty || !pair.target.literals.isEmpty else { return }
    compare(.url, .urlChanged, pair, key: urlKey)
    compare(.email, .emailChanged, pair) { $0.lowercased() }
    compare(.path, .pathChanged, pair) { $0 }
    compare(.code, .codeSpanChanged, pair) { $0 }
    let (source, target) = (hashtags(pair.source), hashtags(pair.target))
    if source.count > target.count, let first = source.first {
      pair.report(
        .hashtagMissing, source: first.range, "\(source.count) hashtags in the source, \(target.count) in the target")
    }
  }

  private static func hashtags(_ text: CheckedText) -> [Literal] { text.literals.filter { $0.kind == .hashtag } }

  private static func compare(
    _ kind: Literal.Kind, _ rule: Rule, _ pair: CheckedPair, key: (String) -> String
  ) {
    let source = pair.source.literals.filter { $0.kind == kind }
    let target = pair.target.literals.filter { $0.kind == kind }
    guard pair.isOn(rule), !source.isEmpty || !target.isEmpty else { return }
    let (missing, extra) = PlaceholderRules.difference(source.map { key($0.key) }, target.map { key($0.key) })
    for (number, index) in missing.prefix(20).enumerated() {
      let other = number < extra.count ? target[extra[number]].range : nil
      let text = pair.source.string(source[index].range)
      // It may stand there in another dress: without its scheme, in brackets.
      if stands(source[index], other, pair) { continue }
      // The name of a thing, which is a word of the text, too.
      let isWord =
        kind == .code && source[index].key.unicodeScalars.allSatisfy { $0 == "`" || $0.properties.isAlphabetic }
      // ``имя_файла`` for ``file_name``: what users are to put something in place of is translated.
      let isMeant =
        kind == .path
        ? other.map { isExample(source[index].key, pair.target.string($0)) || isTranslated(pair, $0) } ?? false
          // The headings of a page have other names in another language.
        : kind == .url && text.hasPrefix("#") || (other.map { isTranslated(pair, $0) } ?? false)
      pair.report(
        rule, source: source[index].range, target: other, most: isWord || isMeant ? .information : .error,
        "\(text) is not in the target",
        suggestion: other == nil ? nil : text)
    }
    // What the source says without marks may be set as code.
    guard kind == .code, extra.count > missing.count else { return }
    for index in extra.dropFirst(missing.count).prefix(20) {
      let (key, range) = (target[index].key, target[index].range)
      guard range.count - key.unicodeScalars.count > 2, !bare(pair.source.text).contains(bare(key)) else { continue }
      pair.report(
        rule, target: range, most: isTranslated(pair, range) ? .information : .warning,
        "\(pair.target.string(range)) is not in the source")
    }
  }

  /// Letters and digits alone, in lower case: netbox is net.box.
  private static func bare(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

  /// Whether the target has what is missing in another dress.
  private static func stands(_ literal: Literal, _ other: Range<Int>?, _ pair: CheckedPair) -> Bool {
    guard literal.kind == .code else { return pair.target.text.contains(literal.key) }
    let key = Array(literal.key.unicodeScalars)
    let isDoubled = literal.range.count - key.count > 2
    let text = pair.target
    guard let first = key.first, text.scalars.count >= key.count else { return false }
    for at in 0...text.scalars.count - key.count
    where text.scalars[at] == first && text.scalars[at..<at + key.count].elementsEqual(key) {
      // `make test` is not `make tests`; and what is code in reStructuredText is to be set off somehow.
      let (before, after) = (text.kind(at - 1), text.kind(at + key.count))
      if isDoubled,
        before.contains(.letter) && text[at - 1]?.value ?? 0 < 0x250
          || after.contains(.letter) && text[at + key.count]?.value ?? 0 < 0x250
      {
        continue
      }
      let isBare = !(text[at - 1].map(isSetOff) ?? false) || !(text[at + key.count].map(isSetOff) ?? false)
      if !isDoubled || !isBare || !key.contains(" ") { return true }
    }
    return false
  }

  private static func isSetOff(_ scalar: Unicode.Scalar) -> Bool {
    "\"'`«»“”„‘’‚‹›「」『』*_<>()[]".unicodeScalars.contains(scalar)
  }

  private static let roots: Set<String> = [
    "usr", "etc", "var", "home", "bin", "sbin", "opt", "tmp", "dev", "proc", "lib", "lib64", "mnt", "media", "srv",
    "boot", "root",
    "sys", "run", "Library", "System", "Users", "Applications", "Volumes",
  ]

  /// Whether a path is one of nobody's machine, and its words are translated: /about/contact/, /om/kontakt/.
  private static func isExample(_ old: String, _ new: String) -> Bool {
    let (from, to) = (
      old.split(separator: "/", omittingEmptySubsequences: false),
      new.split(separator: "/", omittingEmptySubsequences: false)
    )
    guard from.count == to.count, from.first?.isEmpty == true, from.count > 2, !roots.contains(String(from[1])),
      from.last?.isEmpty == to.last?.isEmpty
    else { return false }
    // A letter more, less or changed is a slip.
    return zip(from, to).contains { first, second in
      let shared = zip(first, second).prefix { $0 == $1 }.count
      let end = zip(first.dropFirst(shared).reversed(), second.dropFirst(shared).reversed()).prefix { $0 == $1 }.count
      return max(first.count, second.count) - shared - end > 2
    }
  }

  /// Whether code has words of the target's language, and none of them as the name of a function: `открыть(file)`, though
  /// `имя_функции(file)` is none.
  private static func isTranslated(_ pair: CheckedPair, _ range: Range<Int>) -> Bool {
    let letters = pair.context.target.letters
    guard !letters.isEmpty, letters != pair.context.source.letters,
      range.contains(where: { pair.target.kind($0).contains(letters) })
    else { return false }
    return !range.contains { at in
      guard pair.target[at] == "(", pair.target.kind(at - 1).contains(letters) else { return false }
      var start = at
      while range.contains(start - 1), pair.target.kind(start - 1).contains(letters) { start -= 1 }
      return pair.target[start - 1] != "_" && pair.target[start - 1] != "-"
    }
  }

  /// A translation may lead to pages in its own language, and with or without a slash at the end.
  private static func urlKey(_ url: String) -> String {
    var key = url.lowercased()
    if let scheme = key.firstRange(of: "://") { key = String(key[scheme.upperBound...]) }
    if key.hasPrefix("www.") { key = String(key.dropFirst(4)) }
    while key.hasSuffix("/") { key.removeLast() }
    guard let host = key.split(separator: "/").first else { return key }
    // An encyclopedia has another page in each language.
    if host.hasSuffix("wikipedia.org") { return "wikipedia.org" }
    let labels = host.split(separator: ".").filter { $0 != "en" && $0 != "ru" }
    let rest = key.dropFirst(host.count).split(separator: "/").filter { part in
      !["en", "ru", "en-us", "ru-ru", "en_us", "ru_ru", "en-gb"].contains(part)
    }
    return (labels + rest).joined(separator: "/")
  }

  static let descriptions: [RuleDescription] = [
    RuleDescription(
      .urlChanged, .warning, "Another address",
      "A URL of the source, or where a link of Markdown leads, is not in the target. That of the same page in another language is let pass.",
      bad: [RuleExample("See https://example.org/docs/start.", "См. https://example.org/docs/stat.")],
      good: [RuleExample("See https://example.org/en/start.", "См. https://example.org/ru/start.")]),
    RuleDescription(
      .emailChanged, .error, "Another e-mail address", "An e-mail address of the source is not in the target.",
      bad: [
        RuleExample("Write to help@example.org.", "Пишите на helр@example.org."),
        RuleExample("Write to help@example.org.", "Пишите на hepl@example.org."),
      ],
      good: [RuleExample("Write to help@example.org.", "Пишите на help@example.org.")]),
    RuleDescription(
      .pathChanged, .warning, "Another path",
      "A path of the source, with at least two components, is not in the target. Where all that differs are words, and it begins as no path of a system does, it is information: an example, translated.",
      bad: [RuleExample("Look in /usr/share/doc.", "Смотрите в /usr/shar/doc.")],
      good: [RuleExample("Look in /usr/share/doc.", "Смотрите в /usr/share/doc.")]),
    RuleDescription(
      .hashtagMissing, .information, "A hashtag is missing",
      "The target has fewer hashtags than the source; they may be translated.",
      bad: [RuleExample("Follow #summit today", "Следите за саммитом сегодня")],
      good: [RuleExample("Follow #summit today", "Следите сегодня за #саммит")]),
    RuleDescription(
      .codeSpanChanged, .warning, "Other code",
      "What stands between backquotes is code, and is not translated. A single word may be one of the text, and a name in words of the target's language what users are to put something in place of: information. Code between two backquotes that the source has nowhere is one too many.",
      bad: [RuleExample("Call `open(file)` first", "Сначала вызовите `открыть(файл)`", syntax: .markdown)],
      good: [RuleExample("Call `open(file)` first", "Сначала вызовите `open(file)`", syntax: .markdown)]),
  ]
}
