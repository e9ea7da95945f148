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
    let marks = pair.context.target.marks
    guard let forms = choice.type == "plural" ? marks.cardinals : marks.ordinals else { return }
    let names = choice.selectors.filter { !$0.hasPrefix("=") }
    for name in names where !forms.categories.contains(where: { $0.name == name }) {
      pair.report(
        .pluralCategories, most: PluralForms.all.contains(name) ? .warning : .error,
        "\(choice.argument), \(choice.type) has a form “\(name)” that the language has not")
    }
    guard choice.type == "plural" else { return }
    let missing = forms.required.filter { !names.contains($0) }
    if !missing.isEmpty {
      pair.report(
        .pluralCategories, "\(choice.argument), plural lacks " + missing.map { "“\($0)”" }.joined(separator: ", "))
    }
    number(choice, forms, source, pair)
  }

  /// Forms for several numbers that do not say which, where that of the source does.
  private static func number(
    _ choice: MessageFormat.Choice, _ forms: PluralForms, _ source: MessageFormat, _ pair: CheckedPair
  ) {
    guard let other = source.choices.first(where: { $0.argument == choice.argument && $0.type == choice.type }),
      zip(other.selectors, other.saysNumber).contains(where: { $0 == "other" && $1 })
    else { return }
    for (selector, saysNumber) in zip(choice.selectors, choice.saysNumber)
    where !saysNumber && forms.isOfSeveral(selector) {
      pair.report(
        .placeholderMissing, most: .warning,
        "\(choice.argument), plural: the form “\(selector)” does not say the number")
    }
  }
}
