internal import Bitext
internal import Orthography

/// Texts of ICU's MessageFormat: that they can be read, have the same arguments, and the plurals of their language.
enum MessageRules {
  static func run(_ pair: CheckedPair) {
    let source = MessageFormat(pair.source.scalars)
    guard source.fault == nil else { return }
    let target = MessageFormat(pair.target.scalars)
    if let fault = target.fault {
      pair.report(.messageSyntax, "the target cannot be read: \(fault)")
      return
    }
    for name in source.arguments where !target.arguments.contains(name) {
      pair.report(.placeholderMissing, "the argument \(name) is not in the target")
    }
    for name in target.arguments where !source.arguments.contains(name) {
      pair.report(.placeholderExtra, "the argument \(name) is not in the source")
    }
    for choice in target.choices { check(choice, source, pair) }
    for choice in source.choices where choice.type != "select" {
      guard !target.choices.contains(where: { $0.argument == choice.argument }),
        target.arguments.contains(choice.argument)
      else { continue }
      pair.report(.pluralCategories, most: .warning, "\(choice.argument) has no plural forms in the target")
    }
  }

  private static func check(_ choice: MessageFormat.Choice, _ source: MessageFormat, _ pair: CheckedPair) {
    guard choice.selectors.contains("other") else {
      pair.report(.messageSyntax, "\(choice.argument), \(choice.type) has no form “other”")
      return
    }
    if choice.type == "select" {
      guard let other = source.choices.first(where: { $0.argument == choice.argument && $0.type == "select" }) else {
        return
      }
      for selector in choice.selectors where !other.selectors.contains(selector) {
        pair.report(.messageSyntax, "\(choice.argument), select has a form “\(selector)” that the source has not")
      }
      return
    }
    let language = pair.context.target.tag.language
    guard let required = PluralCategories.required(language) else { return }
    let allowed = PluralCategories.allowed(language)
    let names = choice.selectors.filter { !$0.hasPrefix("=") }
    for name in names where !allowed.contains(name) {
      pair.report(
        .pluralCategories, most: PluralCategories.all.contains(name) ? .warning : .error,
        "\(choice.argument), \(choice.type) has a form “\(name)” that the language has not")
    }
    guard choice.type == "plural" else { return }
    let missing = required.filter { !names.contains($0) }
    if !missing.isEmpty {
      pair.report(
        .pluralCategories, "\(choice.argument), plural lacks " + missing.map { "“\($0)”" }.joined(separator: ", "))
    }
  }
}
