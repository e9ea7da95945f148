internal import Bitext
package import Compiled
internal import Files
internal import Interchange
package import Library
internal import Orthography
internal import Reports
internal import Synchronization
package import TestSupport

/// A workspace that is gone when the test is over, and what was said while it was worked on.
package final class Bench: Sendable {
  package let folder = TemporaryFolder()
  package let workspace: Workspace
  private let said = Mutex<[String]>([])
  package var messages: [String] { said.withLock { $0 } }
  /// Where its indexes are.
  package let cache: CompileCache

  package init() throws {
    workspace = try initialize(folder.path + "/w").workspace
    cache = CompileCache(folder: folder.path + "/cache/tolmach")
  }

  package var listener: Listener {
    Listener(message: { [weak self] message in self?.said.withLock { $0.append(noticeText(message)) } })
  }

  /// The workspace as it is now, each time with nothing open yet, as in a process of its own.
  package func snapshot() throws -> Snapshot { try Snapshot(workspace, listener: listener, cache: cache) }

  /// The compiled files with an ending, by name.
  package func objects(_ ending: String = ".idx") -> [String] {
    ((try? Path.entries(of: cache.folder + "/objects")) ?? []).filter { $0.hasSuffix(ending) }
  }

  package func objectPath(_ name: String) -> String { cache.folder + "/objects/" + name }

  /// Puts a file into the workspace: `tm/a.tmx`.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String { try folder.write("w/" + name, text) }

  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) throws -> String { try folder.write("w/" + name, bytes) }

  package func text(of name: String) throws -> String {
    String(decoding: try contents(of: workspace.folder + "/" + name), as: UTF8.self)
  }

  /// The texts of a TMX file, unit by unit.
  package func texts(of name: String) throws -> [[String]] {
    let reader = try TMXReader(workspace.folder + "/" + name)
    var all: [[String]] = []
    while let unit = try reader.next() { all.append(unit.variants.map { $0.segment?.text ?? "" }) }
    return all
  }
}

/// A TMX document of pairs in English and Russian.
package func tmxText(_ pairs: [(String, String)], attributes: (Int) -> String = { _ in "" }) -> String {
  var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header srclang=\"en\"/>\n<body>\n"
  for (number, pair) in pairs.enumerated() { text += tmxUnit(pair.0, pair.1, attributes: attributes(number)) }
  return text + "</body>\n</tmx>\n"
}

/// A unit of such a document, on a line of its own.
package func tmxUnit(_ source: String, _ target: String, attributes: String = "") -> String {
  "<tu\(attributes)><tuv xml:lang=\"en\"><seg>\(source)</seg></tuv><tuv xml:lang=\"ru\"><seg>\(target)</seg></tuv></tu>\n"
}

/// The message of an error of this program; nil when there is none.
package func message(of body: () throws -> Void) -> String? {
  do { try body() } catch { return "\(error)" }
  return nil
}
