package import Bitext
internal import Interchange
internal import Orthography

/// Which units of a memory are wanted: `lang = ru and date >= 2019-04 and not text ~ "draft"`.
///
/// ```
/// expression = term { "or" term }
/// term       = factor { "and" factor }
/// factor     = "not" factor | "(" expression ")" | field [ operator value ]
/// field      = "text" [ "." language ] | "lang" | "date" | "created" | "author" | "note" | "id" | "origin" | "memory"
///            | "prop" "." type
/// operator   = "=" | "!=" | "~" | "!~" | "<" | "<=" | ">" | ">="
/// value      = word | quoted text | "/" regular expression "/" [ "i" ]    (the last behind ~ and !~)
/// ```
///
/// `~` asks whether the value is contained; texts are compared by their folds, so that case, ё, stress marks, dashes and quotes do not
/// matter. A field alone asks whether the unit has it. Dates may be cut off (`2019`, `2019-04`) and are compared as far as they go.
package struct UnitFilter: Sendable {
  private let root: Node
  private let allowance = SearchAllowance()

  private indirect enum Node: Sendable {
    case all([Node])
    case any([Node])
    case not(Node)
    case test(Field, Operation)
  }

  private enum Field: Sendable {
    case text(LanguageTag?)
    case language, date, created, author, note, id, origin, memory
    case prop(String)
  }

  private enum Operation: Sendable {
    case exists
    case equals(String)
    case contains(String)
    case matches(String, ignoresCase: Bool, column: Int)
    case compares(Comparison, String)
  }

  private enum Comparison: Sendable { case less, lessOrEqual, greater, greaterOrEqual }

  /// - Throws: ``UnitFilterError`` with the column, what was expected and found.
  package init(_ text: String) throws(UnitFilterError) {
    var parser = Parser(text)
    root = try parser.expression()
    if let token = parser.peek { throw parser.fault("and, or, or the end", token) }
  }

  /// - Parameters:
  ///   - memory: the name of the memory that the unit is of.
  ///   - line: where the unit begins in it, for messages.
  /// - Throws: ``UnitFilterError/endlessExpression(memory:line:column:)`` when it is not known whether the unit is wanted.
  package func takes(
    _ unit: TranslationUnit, memory: String, line: @autoclosure () -> Int
  ) throws(UnitFilterError) -> Bool {
    do throws(GivenUp) { return try holds(root, unit, memory) } catch {
      throw .endlessExpression(memory: memory, line: line(), column: error.column)
    }
  }

  /// A regular expression takes too long; it stands at this character of the filter, from 1.
  private struct GivenUp: Error {
    let column: Int
  }

  private func holds(_ node: Node, _ unit: TranslationUnit, _ memory: String) throws(GivenUp) -> Bool {
    switch node {
    case .all(let nodes):
      for node in nodes where try !holds(node, unit, memory) { return false }
      return true
    case .any(let nodes):
      for node in nodes where try holds(node, unit, memory) { return true }
      return false
    case .not(let node): return try !holds(node, unit, memory)
    case .test(let field, let operation): return try test(field, operation, unit, memory)
    }
  }

  private func test(
    _ field: Field, _ operation: Operation, _ unit: TranslationUnit, _ memory: String
  ) throws(GivenUp) -> Bool {
    let values = Self.values(of: field, unit, memory)
    switch operation {
    case .exists: return values.contains { !$0.isEmpty }
    case .equals(let wanted):
      switch field {
      case .language:
        let tag = LanguageTag(wanted)
        return values.contains { LanguageTag($0).affinity(to: tag) > 0 }
      case .date, .created: return values.contains { $0.hasPrefix(wanted) }
      case .text, .note: return values.contains { Orthography.foldKey($0) == wanted }
      default: return values.contains(wanted)
      }
    case .contains(let wanted): return values.contains { Orthography.foldKey($0).contains(wanted) }
    case .matches(let pattern, let ignoresCase, let column):
      guard let expression = try? RegularExpression(pattern, ignoresCase: ignoresCase) else {
        throw GivenUp(column: column)
      }
      for value in values {
        guard case .found(let ranges) = allowance.search(for: expression, in: value) else {
          throw GivenUp(column: column)
        }
        if !ranges.isEmpty { return true }
      }
      return false
    case .compares(let comparison, let wanted):
      return values.contains { value in
        let cut = String(value.prefix(wanted.count))
        return switch comparison {
        case .less: cut < wanted
        case .lessOrEqual: cut <= wanted
        case .greater: cut > wanted
        case .greaterOrEqual: cut >= wanted
        }
      }
    }
  }

  /// Dates as digits alone: `20190401100000`.
  private static func digits(_ date: String) -> String { String(date.filter { $0 >= "0" && $0 <= "9" }) }

  private static func values(of field: Field, _ unit: TranslationUnit, _ memory: String) -> [String] {
    let variants = unit.variants
    switch field {
    case .text(let language):
      return variants.filter { variant in
        language.map { tag in variant.languageCode.map { LanguageTag($0).affinity(to: tag) > 0 } ?? false } ?? true
      }.compactMap { $0.segment?.text }
    case .language: return variants.filter { !($0.segment?.text.isEmpty ?? true) }.compactMap(\.languageCode)
    case .date: return unit.changed.map { [digits($0)] } ?? []
    case .created:
      let dates = ([unit.attributes] + variants.map(\.attributes)).compactMap { $0["creationdate"] }
      return dates.filter { secondsSince1970($0.utf8) > 0 }.map(digits)
    case .author:
      return ([unit.attributes] + variants.map(\.attributes)).flatMap {
        [$0["changeid"], $0["creationid"]].compactMap(\.self)
      }
    case .note: return unit.notes + variants.flatMap(\.notes)
    case .id: return unit.id.map { [$0] } ?? []
    case .origin: return [unitOrigin(unit)]
    case .memory: return [memory]
    case .prop(let type): return (unit.props + variants.flatMap(\.props)).filter { $0.type == type }.map(\.text)
    }
  }

  // MARK: Reading

  private struct Token {
    enum Kind: Equatable { case word, quoted, sign, expression }
    var kind: Kind
    var text: String
    /// From 1, in characters.
    var column: Int
    var ignoresCase = false
  }

  private struct Parser {
    private let characters: [Character]
    private var at = 0
    private var depth = 0
    private(set) var peek: Token?
    private var failure: UnitFilterError?

    init(_ text: String) {
      characters = Array(text)
      advance()
    }

    func fault(_ expected: String, _ token: Token?) -> UnitFilterError {
      failure
        ?? .unexpected(found: token?.text, expected: expected, column: token?.column ?? characters.count + 1)
    }

    private mutating func advance() {
      peek = nil
      while at < characters.count, characters[at].isWhitespace { at += 1 }
      guard at < characters.count else { return }
      let column = at + 1
      let first = characters[at]
      if first == "\"" || first == "'" || (first == "/") {
        var text = ""
        at += 1
        while at < characters.count, characters[at] != first {
          // A quote within is written `\"`; in an expression everything else behind a `\` stays as it is.
          if characters[at] == "\\", at + 1 < characters.count, first != "/" || characters[at + 1] == "/" { at += 1 }
          text.append(characters[at])
          at += 1
        }
        guard at < characters.count else {
          failure = .unexpected(
            found: nil, expected: "the closing \(first) of the text that begins here", column: column)
          peek = Token(kind: .sign, text: String(first), column: column)
          return
        }
        at += 1
        var token = Token(kind: first == "/" ? .expression : .quoted, text: text, column: column)
        if first == "/", at < characters.count, characters[at] == "i" {
          at += 1
          token.ignoresCase = true
        }
        peek = token
        return
      }
      if "()".contains(first) {
        at += 1
        peek = Token(kind: .sign, text: String(first), column: column)
        return
      }
      if "=!~<>".contains(first) {
        var text = ""
        while at < characters.count, "=!~<>".contains(characters[at]), text.count < 2 {
          text.append(characters[at])
          at += 1
        }
        peek = Token(kind: .sign, text: text, column: column)
        return
      }
      var text = ""
      while at < characters.count, !characters[at].isWhitespace, !"()=!~<>\"".contains(characters[at]) {
        text.append(characters[at])
        at += 1
      }
      peek = Token(kind: .word, text: text, column: column)
    }

    private mutating func takes(_ word: String) -> Bool {
      guard let token = peek, token.text == word, token.kind == .word || token.kind == .sign else { return false }
      advance()
      return true
    }

    mutating func expression() throws(UnitFilterError) -> Node {
      var nodes = [try term()]
      while takes("or") { nodes.append(try term()) }
      return nodes.count == 1 ? nodes[0] : .any(nodes)
    }

    private mutating func term() throws(UnitFilterError) -> Node {
      var nodes = [try factor()]
      while takes("and") { nodes.append(try factor()) }
      return nodes.count == 1 ? nodes[0] : .all(nodes)
    }

    private mutating func factor() throws(UnitFilterError) -> Node {
      depth += 1
      defer { depth -= 1 }
      guard depth < 100 else { throw fault("at most 100 levels", peek) }
      if takes("not") { return .not(try factor()) }
      if takes("(") {
        let node = try expression()
        guard takes(")") else { throw fault(")", peek) }
        return node
      }
      return try test()
    }

    private static let fields = "text, text.LANG, lang, date, created, author, note, id, origin, memory, prop.TYPE"

    private mutating func test() throws(UnitFilterError) -> Node {
      guard let name = peek, name.kind == .word, let field = field(name.text) else {
        throw fault("a field (\(Self.fields))", peek)
      }
      advance()
      guard let sign = peek, sign.kind == .sign, sign.text != "(", sign.text != ")" else {
        if failure != nil { throw fault("", nil) }
        return .test(field, .exists)
      }
      advance()
      guard let value = peek, value.kind != .sign else { throw fault("a value", peek) }
      let isDate =
        switch field {
        case .date, .created: true
        default: false
        }
      let isFolded =
        switch field {
        case .text, .note: true
        default: false
        }
      let node: Node
      switch sign.text {
      case "=", "==", "!=":
        guard value.kind != .expression else { throw fault("a word or a text in quotes", value) }
        let wanted = isDate ? try date(value) : isFolded ? Orthography.foldKey(value.text) : value.text
        if case .origin = field, !["human", "machine", "alignment"].contains(value.text) {
          throw fault("human, machine or alignment", value)
        }
        node = .test(field, .equals(wanted))
      case "~", "!~":
        guard !isDate else { throw fault("=, !=, <, <=, > or >= behind a date", sign) }
        if value.kind == .expression {
          do throws(RegularExpression.Fault) {
            _ = try RegularExpression(value.text, ignoresCase: value.ignoresCase)
          } catch {
            throw .badExpression(error, column: value.column)
          }
          node = .test(field, .matches(value.text, ignoresCase: value.ignoresCase, column: value.column))
        } else {
          node = .test(field, .contains(Orthography.foldKey(value.text)))
        }
      case "<", "<=", ">", ">=":
        guard isDate else { throw fault("=, !=, ~ or !~, as there is no order but that of dates", sign) }
        let comparisons: [String: Comparison] = [
          "<": .less, "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual,
        ]
        guard let comparison = comparisons[sign.text] else { throw fault("an operator", sign) }
        node = .test(field, .compares(comparison, try date(value)))
      default: throw fault("=, !=, ~, !~, <, <=, > or >=", sign)
      }
      advance()
      return sign.text.hasPrefix("!") ? .not(node) : node
    }

    private func field(_ name: String) -> Field? {
      switch name {
      case "text": return .text(nil)
      case "lang": return .language
      case "date": return .date
      case "created": return .created
      case "author": return .author
      case "note": return .note
      case "id": return .id
      case "origin": return .origin
      case "memory": return .memory
      default:
        if name.hasPrefix("text."), name.count > 5 { return .text(LanguageTag(String(name.dropFirst(5)))) }
        if name.hasPrefix("prop."), name.count > 5 { return .prop(String(name.dropFirst(5))) }
        return nil
      }
    }

    /// `2019`, `2019-04`, `2019-04-01`, `2019-04-01T10:00:00Z`, with or without its signs, as digits.
    private func date(_ token: Token) throws(UnitFilterError) -> String {
      let digits = UnitFilter.digits(token.text)
      let isPlain = token.text.unicodeScalars.allSatisfy { "0123456789-:TZ".unicodeScalars.contains($0) }
      guard token.kind != .expression, isPlain, [4, 6, 8, 10, 12, 14].contains(digits.count) else {
        throw fault("a date such as 2019, 2019-04 or 2019-04-01", token)
      }
      return digits
    }
  }
}

/// Who made a unit, as far as it says so: `human`, `machine` or `alignment`.
func unitOrigin(_ unit: TranslationUnit) -> String {
  switch TMXOrigin(of: unit) {
  case .human: "human"
  case .machine: "machine"
  case .alignment: "alignment"
  }
}
