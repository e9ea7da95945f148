import Bitext
import Files
import Interchange
import Orthography
import TestSupport
import Workbench

@testable import Library

/// A workspace that is gone when the test is over, and what was said while it was worked on.
final class Bench {
  let folder = TemporaryFolder()
  let workspace: Workspace
  private(set) var messages: [String] = []

  init() throws { workspace = try initialize(folder.path + "/w").workspace }

  var listener: Listener { Listener(message: { [unowned self] in messages.append($0) }) }

  /// Puts a file into the workspace: `tm/a.tmx`.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try folder.write("w/" + name, text) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String { try folder.write("w/" + name, bytes) }

  func text(of name: String) throws -> String {
    String(decoding: try contents(of: workspace.folder + "/" + name), as: UTF8.self)
  }

  /// The texts of a TMX file, unit by unit.
  func texts(of name: String) throws -> [[String]] {
    let reader = try TMXReader(workspace.folder + "/" + name)
    var all: [[String]] = []
    while let unit = try reader.next() { all.append(unit.variants.map { $0.segment?.text ?? "" }) }
    return all
  }

  func lookup(
    _ text: String, before: String? = nil, after: String? = nil, _ set: (inout LookupOptions) -> Void = { _ in }
  )
    throws -> [Match]
  {
    var options = LookupOptions()
    set(&options)
    return try LookupDesk(workspace, options: options, listener: listener)
      .lookup(text, before: before, after: after).matches
  }
}

/// A TMX document of pairs in English and Russian.
func tmxText(_ pairs: [(String, String)], attributes: (Int) -> String = { _ in "" }) -> String {
  var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header srclang=\"en\"/>\n<body>\n"
  for (number, pair) in pairs.enumerated() {
    text += "<tu\(attributes(number))><tuv xml:lang=\"en\"><seg>\(pair.0)</seg></tuv>"
    text += "<tuv xml:lang=\"ru\"><seg>\(pair.1)</seg></tuv></tu>\n"
  }
  return text + "</body>\n</tmx>\n"
}

/// The message of an error of this program; nil when there is none.
func message(of body: () throws -> Void) -> String? {
  do { try body() } catch { return "\(error)" }
  return nil
}
