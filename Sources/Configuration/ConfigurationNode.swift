internal import CYAML

/// A value in a configuration file, and where it stands.
package struct ConfigurationNode: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
    /// As written; `isQuoted` when it is text whatever it looks like.
    case scalar(String, isQuoted: Bool)
    case sequence([ConfigurationNode])
    /// In the order of the file.
    case mapping([Entry])
  }

  package struct Entry: Equatable, Sendable {
    package let key: String
    /// Both from 1.
    package let line: Int
    package let column: Int
    package let value: ConfigurationNode
  }

  package let content: Content
  /// Both from 1.
  package let line: Int
  package let column: Int

  /// What it is, for messages.
  package var kind: String {
    switch content {
    case .scalar(let text, _): text.isEmpty ? "nothing" : "\"\(text.prefix(40))\""
    case .sequence: "a list"
    case .mapping: "keys"
    }
  }
}

/// Why a configuration cannot be used.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
  package let file: String
  /// Both from 1.
  package let line: Int
  package let column: Int
  package let message: String

  package init(file: String, line: Int, column: Int, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// `tolmach.yaml:3:12: expected a number from 1 to 101, found "many"`.
  package var description: String { "\(file):\(line):\(column): \(message)" }
}

/// Reads the one document of a YAML file (1.1, by libyaml).
///
/// Anchors and aliases, several documents and keys that are not text are refused; so is nesting of more than 64 levels. Two equal
/// keys in one mapping are an error: which of them was meant cannot be told.
/// - Returns: nil for a file that holds nothing.
/// - Throws: ``ConfigurationError``.
package func readConfiguration(_ bytes: [UInt8], file: String) throws(ConfigurationError) -> ConfigurationNode? {
  var reader = ConfigurationReader(file: file)
  var result: Result<ConfigurationNode?, ConfigurationError> = .success(nil)
  bytes.withUnsafeBufferPointer { buffer in
    // libyaml wants an address even of nothing.
    var nothing: UInt8 = 0
    withUnsafePointer(to: &nothing) { none in
      do throws(ConfigurationError) {
        result = .success(try reader.read(buffer.baseAddress ?? none, buffer.count))
      } catch { result = .failure(error) }
    }
  }
  return try result.get()
}

private struct ConfigurationReader {
  let file: String
  private var parser: UnsafeMutableRawPointer?
  private var event = yaml_tape_event()

  init(file: String) { self.file = file }

  mutating func read(_ bytes: UnsafePointer<UInt8>, _ count: Int) throws(ConfigurationError) -> ConfigurationNode? {
    guard let parser = yaml_tape_open(bytes, count) else {
      throw ConfigurationError(file: file, line: 1, column: 1, message: "not enough memory to read it")
    }
    self.parser = parser
    defer { yaml_tape_close(parser) }
    try advance()
    if kind == YAML_TAPE_END { return nil }
    let node = try node(depth: 0)
    try advance()
    if kind != YAML_TAPE_END { throw fault("expected one document, found another") }
    return node
  }

  private var kind: Int { Int(event.kind) }

  private var text: String {
    String(decoding: UnsafeBufferPointer(start: event.text, count: event.text_count), as: UTF8.self)
  }

  private func fault(_ message: String) -> ConfigurationError {
    ConfigurationError(file: file, line: Int(event.line), column: Int(event.column), message: message)
  }

  /// The next event that is not a mark of the stream or of a document.
  private mutating func advance() throws(ConfigurationError) {
    repeat { yaml_tape_next(parser, &event) } while kind == YAML_TAPE_OTHER
    if kind == YAML_TAPE_ERROR { throw fault("not YAML: \(text)") }
    if kind == YAML_TAPE_ALIAS { throw fault("expected a value, found an alias: aliases are not read") }
  }

  /// The value that the current event begins.
  private mutating func node(depth: Int) throws(ConfigurationError) -> ConfigurationNode {
    let (line, column) = (Int(event.line), Int(event.column))
    guard depth < 64 else { throw fault("expected at most 64 levels, found more") }
    switch kind {
    case YAML_TAPE_SCALAR:
      return ConfigurationNode(content: .scalar(text, isQuoted: event.is_quoted != 0), line: line, column: column)
    case YAML_TAPE_SEQUENCE_START:
      var elements: [ConfigurationNode] = []
      try advance()
      while kind != YAML_TAPE_SEQUENCE_END {
        elements.append(try node(depth: depth + 1))
        try advance()
      }
      return ConfigurationNode(content: .sequence(elements), line: line, column: column)
    case YAML_TAPE_MAPPING_START:
      var entries: [ConfigurationNode.Entry] = []
      var keys: Set<String> = []
      try advance()
      while kind != YAML_TAPE_MAPPING_END {
        guard kind == YAML_TAPE_SCALAR else { throw fault("expected a key, found a list or keys") }
        let (key, keyLine, keyColumn) = (text, Int(event.line), Int(event.column))
        guard keys.insert(key).inserted else { throw fault("expected each key once, found \"\(key)\" again") }
        try advance()
        entries.append(.init(key: key, line: keyLine, column: keyColumn, value: try node(depth: depth + 1)))
        try advance()
      }
      return ConfigurationNode(content: .mapping(entries), line: line, column: column)
    default:
      throw fault("expected a value, found the end")
    }
  }
}
