package import Bitext
internal import Markup

/// Compares a document with the TMX standard (1.4b) and its DTD, event by event, as a reader passes.
///
/// Says what the reader survives without a word. Two grades: a warning is what the standard forbids, so that another tool may refuse
/// the file or read it otherwise; information is what it advises against. What a reader or an index loses is an error.
package final class TMXConformance {
  /// One departure; its line is worked out only for those that are shown.
  package typealias Report = (
    _ severity: Diagnostic.Severity, _ rule: String, _ message: String, _ offset: Int64
  ) -> Void

  private struct Open {
    let name: String
    /// nil for an element that is not known: what is in it is not looked at.
    let grammar: TMXGrammar.Element?
    let start: Int64
    var children: [String: Int] = [:]
    var hasText = false
    /// Of `map` elements within: whether one has a code of the base encoding.
    var hasCode = false
    let hasBase: Bool
    /// Of a text with codes: begun pairs by `i`, with their places, and all that were begun.
    var begun: [String: Int64] = [:]
    var used: Set<String> = []
  }

  private let reader: TMXReader
  private let report: Report
  private var stack: [Open] = []
  private var version: String?
  private var sawRoot = false
  private var sawBody = false

  package init(_ reader: TMXReader, report: @escaping Report) {
    self.reader = reader
    self.report = report
  }

  /// Looks at the reader's outside event.
  package func outside() { take(reader.outsideEvent) }

  /// Looks at the reader's unit.
  package func unit() {
    // Damage may have swallowed end tags.
    while stack.count > 2 { stack.removeLast() }
    for index in reader.unitEvents { take(reader.scanner[index]) }
    while stack.count > 2 { stack.removeLast() }
  }

  /// The document has been read to its end.
  package func end() {
    if sawRoot, !sawBody { report(.warning, "no-body", "expected a body in the tmx, found none", 0) }
  }

  private func take(_ event: XMLEvent) {
    switch event.kind {
    case .start: open(event)
    case .end: close(event)
    case .text: text(event)
    case .comment, .instruction, .doctype: break
    }
  }

  // MARK: Elements

  private func open(_ event: XMLEvent) {
    let name = reader.scanner.text(of: event.name)
    let start = event.range.lowerBound
    let parent = stack.last
    var grammar = TMXGrammar.elements[name]
    if let parent {
      if let allowed = parent.grammar {
        if !allowed.children.contains(name) {
          // The reader itself says what is stray in the body.
          if parent.name != "body", !(parent.name == "tmx" && name == "tu") {
            let what = grammar == nil ? "unknown-element" : "misplaced-element"
            report(.warning, what, "\(parent.name) holds no \(name) in TMX 1.4", start)
          }
          grammar = TMXGrammar.inline.contains(name) && TMXGrammar.inline.contains(parent.name) ? grammar : nil
        } else {
          order(name, in: parent, at: start)
        }
      } else {
        grammar = nil
      }
    }
    if !stack.isEmpty { stack[stack.count - 1].children[name, default: 0] += 1 }
    if name == "tmx", stack.isEmpty { sawRoot = true }
    if name == "body" { sawBody = true }
    var attributes: [Attribute] = []
    if grammar != nil {
      attributes = TMXUnitBuilder(scanner: reader.scanner, index: 0).attributes(of: event)
      if name == "tmx" { version = attributes["version"] }
      check(attributes, of: name, at: start)
      pair(name, attributes, at: start)
      if name == "ut" {
        report(.information, "deprecated-element", "ut is deprecated in TMX 1.4: ph or it says more", start)
      }
      if name == "map", attributes["code"] != nil, !stack.isEmpty { stack[stack.count - 1].hasCode = true }
    }
    stack.append(Open(name: name, grammar: grammar, start: start, hasBase: attributes["base"] != nil))
  }

  private func order(_ name: String, in parent: Open, at start: Int64) {
    func has(_ child: String) -> Bool { parent.children[child] != nil }
    switch (parent.name, name) {
    case ("tmx", "header") where has("header") || has("body"):
      report(.warning, "misplaced-element", "expected one header, before the body, found another", start)
    case ("tu", "note") where has("tuv"), ("tu", "prop") where has("tuv"):
      report(.warning, "element-order", "expected \(name) before the variants of a tu, found it behind one", start)
    case ("tuv", "note") where has("seg"), ("tuv", "prop") where has("seg"):
      report(.warning, "element-order", "expected \(name) before the seg of a tuv, found it behind", start)
    case ("tuv", "seg") where has("seg"):
      report(.error, "second-segment", "expected one seg in a tuv, found another: only the first is read", start)
    default: break
    }
  }

  private func close(_ event: XMLEvent) {
    let name = reader.scanner.text(of: event.name)
    guard let at = stack.lastIndex(where: { $0.name == name }) else { return }
    while stack.count > at + 1 { stack.removeLast() }
    let open = stack.removeLast()
    guard open.grammar != nil else { return }
    switch name {
    case "ude":
      if open.children["map"] == nil {
        report(.warning, "missing-element", "expected a map in the ude, found none", open.start)
      }
      if open.hasCode, !open.hasBase {
        report(.warning, "missing-attribute", "expected base on a ude whose map has a code, found none", open.start)
      }
    case "map":
      if !open.children.isEmpty || open.hasText { report(.warning, "stray-text", "map is empty in TMX", open.start) }
    case "seg", "sub":
      for (number, place) in open.begun.sorted(by: { $0.value < $1.value }) {
        report(.warning, "unpaired-code", "expected an ept for the bpt with i=\"\(number)\", found none", place)
      }
    default: break
    }
  }

  private func text(_ event: XMLEvent) {
    guard let open = stack.last, let grammar = open.grammar, !grammar.holdsText else { return }
    guard reader.scanner.bytes(of: event).contains(where: { $0 > 0x20 }), !open.hasText else { return }
    stack[stack.count - 1].hasText = true
    // The reader itself says what stands between units.
    guard open.name != "body", open.name != "map" else { return }
    report(.warning, "stray-text", "\(open.name) holds no text in TMX, but elements", event.range.lowerBound)
  }

  // MARK: Attributes

  private func check(_ attributes: [Attribute], of name: String, at start: Int64) {
    guard let grammar = TMXGrammar.elements[name] else { return }
    let names = Set(attributes.map(\.name))
    // Before 1.4 the language stood in `lang`.
    let isOld = version.map { ["1.0", "1.1", "1.2", "1.3"].contains($0) } ?? false
    var missing = grammar.required.filter { !names.contains($0) }
    if missing.contains("xml:lang"), names.contains("lang") {
      missing.removeAll { $0 == "xml:lang" }
      if !isOld { report(.warning, "old-language", "expected xml:lang on a \(name) of TMX 1.4, found lang", start) }
    } else if names.contains("lang"), !isOld {
      report(.information, "deprecated-attribute", "lang is deprecated in TMX 1.4: xml:lang says it", start)
    }
    if name == "tuv" {
      // What is in no language at all the doctor counts by units.
      missing.removeAll { $0 == "xml:lang" }
    }
    if !missing.isEmpty {
      report(.warning, "missing-attribute", "expected \(missing.joined(separator: ", ")) on \(name), found none", start)
    }
    for attribute in attributes {
      let found = "found \"\(attribute.value.prefix(40))\""
      if !grammar.allows(attribute: attribute.name) {
        report(.warning, "unknown-attribute", "\(name) has no attribute \(attribute.name) in TMX 1.4", start)
      } else if let values = TMXGrammar.values(of: attribute.name, in: name), !values.contains(attribute.value) {
        let wanted = values.sorted().joined(separator: ", ")
        report(.warning, "bad-value", "expected one of \(wanted) for \(attribute.name), \(found)", start)
      } else if TMXGrammar.dates.contains(attribute.name) {
        check(date: attribute, found, at: start)
      } else if TMXGrammar.languages.contains(attribute.name) {
        check(language: attribute, found, at: start)
      } else if ["usagecount", "i", "x"].contains(attribute.name), !TMXGrammar.isNumber(attribute.value) {
        report(.warning, "bad-number", "expected a number for \(attribute.name), \(found)", start)
      } else if name == "tmx", attribute.name == "version", attribute.value != "1.4", !isOld {
        report(.warning, "unknown-version", "expected version 1.4, \(found)", start)
      }
    }
  }

  private func check(date: Attribute, _ found: String, at start: Int64) {
    if secondsSince1970(date.value.utf8) == 0 {
      report(.warning, "bad-date", "expected a date such as 20190401T100000Z for \(date.name), \(found)", start)
    } else if !TMXGrammar.isDate(date.value) {
      report(.warning, "date-form", "expected a date written as 20190401T100000Z for \(date.name), \(found)", start)
    }
  }

  private func check(language: Attribute, _ found: String, at start: Int64) {
    if language.name == "srclang", language.value.lowercased() == "*all*" { return }
    if !LanguageTag(language.value).namesLanguage {
      report(.warning, "bad-language", "expected a language such as en or en-GB for \(language.name), \(found)", start)
    } else if language.value.utf8.contains(where: { [0x5F, 0x2E, 0x40, 0x20].contains($0) }) {
      report(.warning, "language-form", "expected a language such as en-GB for \(language.name), \(found)", start)
    }
  }

  // MARK: Pairs of codes

  private func pair(_ name: String, _ attributes: [Attribute], at start: Int64) {
    guard name == "bpt" || name == "ept", let number = attributes["i"],
      let at = stack.lastIndex(where: { $0.name == "seg" || $0.name == "sub" })
    else { return }
    if name == "bpt" {
      if !stack[at].used.insert(number).inserted {
        report(.warning, "repeated-code", "expected i once for the bpt of a text, found i=\"\(number)\" again", start)
      }
      stack[at].begun[number] = start
    } else if stack[at].begun.removeValue(forKey: number) == nil {
      report(.warning, "unpaired-code", "expected a bpt before the ept with i=\"\(number)\", found none", start)
    }
  }
}
