import Bitext
import Compiled
import Files
import Interchange
import Library
import Orthography
import Synchronization
import TestSupport
import Workbench

/// A workspace that is gone when the test is over, and what was said while it was worked on.
final class Bench: Sendable {
  let folder = TemporaryFolder()
  let workspace: Workspace
  private let said = Mutex<[String]>([])
  var messages: [String] { said.withLock { $0 } }
  /// Where its indexes are.
  let cache: CompileCache

  init() throws {
    workspace = try initialize(folder.path + "/w").workspace
    cache = CompileCache(folder: folder.path + "/cache/tolmach")
  }

  var listener: Listener {
    Listener(message: { [weak self] message in self?.said.withLock { $0.append(message) } })
  }

  /// The workspace as it is now, each time with nothing open yet, as in a process of its own.
  func snapshot() throws -> Snapshot { try Snapshot(workspace, listener: listener, cache: cache) }

  /// The compiled files with an ending, by name.
  func objects(_ ending: String = ".idx") -> [String] {
    ((try? Path.entries(of: cache.folder + "/objects")) ?? []).filter { $0.hasSuffix(ending) }
  }

  func objectPath(_ name: String) -> String { cache.folder + "/objects/" + name }

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
    return try LookupSession(snapshot(), options: options)
      .lookup(text, before: before, after: after).matches
  }
}

/// A TMX document of pairs in English and Russian.
func tmxText(_ pairs: [(String, String)], attributes: (Int) -> String = { _ in "" }) -> String {
  var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header srclang=\"en\"/>\n<body>\n"
  for (number, pair) in pairs.enumerated() { text += tmxUnit(pair.0, pair.1, attributes: attributes(number)) }
  return text + "</body>\n</tmx>\n"
}

/// A unit of such a document, on a line of its own.
func tmxUnit(_ source: String, _ target: String, attributes: String = "") -> String {
  "<tu\(attributes)><tuv xml:lang=\"en\"><seg>\(source)</seg></tuv><tuv xml:lang=\"ru\"><seg>\(target)</seg></tuv></tu>\n"
}

/// The message of an error of this program; nil when there is none.
func message(of body: () throws -> Void) -> String? {
  do { try body() } catch { return "\(error)" }
  return nil
}
