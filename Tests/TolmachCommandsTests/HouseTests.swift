import Files
import TestSupport
import Testing

/// The house is as ARCHITECTURE.md says it is.
@Suite struct HouseTests {
  private struct Room {
    let floor: Int
    let uses: [String]
  }

  /// The floors of ARCHITECTURE.md.
  private func floors() throws -> [String: Int] {
    let text = String(decoding: try contents(of: TestData.packageFolder + "/ARCHITECTURE.md"), as: UTF8.self)
    var floors: [String: Int] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.split(separator: "|").map { $0.filter { $0 != " " && $0 != "`" } }
      guard cells.count >= 3, let floor = Int(cells[0]) else { continue }
      for name in cells[1].split(separator: ",") { floors[String(name)] = floor }
    }
    return floors
  }

  /// What `swift package describe --type json` says; `make test` writes it before the tests run, since SwiftPM cannot be asked while it
  /// runs them.
  private func description() throws -> [String: Room]? {
    let path = TestData.packageFolder + "/.build/package.json"
    guard Path.exists(path) else { return nil }
    let floors = try floors()
    var rooms: [String: Room] = [:]
    for target in try JSONValue(contents(of: path))["targets"]?.array ?? [] {
      guard let name = target["name"]?.text, target["path"]?.text?.hasPrefix("Sources/") ?? false else { continue }
      let uses = (target["target_dependencies"]?.array ?? []).compactMap(\.text)
      rooms[name] = Room(floor: floors[name] ?? -1, uses: uses)
    }
    return rooms
  }

  @Test func `no arrow runs up, and every room is on a floor`() throws {
    guard let rooms = try description() else {
      print("SKIPPED: .build/package.json is missing; make test writes it")
      return
    }
    #expect(rooms.count > 20)
    for (name, room) in rooms {
      #expect(room.floor >= 0, "ARCHITECTURE.md has no floor for \(name)")
      for used in room.uses {
        let other = rooms[used]?.floor ?? -1
        // The one exception that ARCHITECTURE.md names.
        let isException = name == "Markup" && used == "Files"
        let isShim = other == 0 && room.floor == 0 && used.hasPrefix("C")
        #expect(other < room.floor || isException || isShim, "\(name) (\(room.floor)) uses \(used) (\(other))")
      }
    }
    for name in try floors().keys { #expect(rooms[name] != nil, "ARCHITECTURE.md names \(name), which is no room") }
  }

  /// Faces and reports import a lower room for the values that stand in a job's result; each pair has a reason.
  @Test func `faces and reports reach below the jobs only for values`() throws {
    let allowed: [String: Set<String>] = [
      // Beads; JSON, and XML for JUnit; cells of CSV; scores and penalties; schemes and placeables; candidates; changes, conflicts.
      "Reports": [
        "Alignment", "Bitext", "Interchange", "Library", "Markup", "Matching", "Names", "Orthography", "Upkeep",
        "Workbench",
      ],
      // Links of words; languages and diagnostics; candidates; schemes; criteria and reasons.
      "TolmachCommands": [
        "Alignment", "ArgumentParser", "Bitext", "Glibc", "Library", "Names", "Orthography", "Reports",
        "Synchronization", "Upkeep", "Workbench",
      ],
    ]
    for (room, allowed) in allowed {
      let found = try imports(of: room)
      #expect(found.subtracting(allowed).isEmpty, "\(room): \(found.subtracting(allowed).sorted())")
      #expect(allowed.subtracting(found).isEmpty, "\(room) needs these no more: \(allowed.subtracting(found).sorted())")
    }
  }

  @Test func `a room imports what it declares, no more and no less`() throws {
    guard let rooms = try description() else {
      print("SKIPPED: .build/package.json is missing; make test writes it")
      return
    }
    for (name, room) in rooms where !name.hasPrefix("C") || ["Compiled", "Checks", "Configuration"].contains(name) {
      let found = try imports(of: name).intersection(rooms.keys)
      let declared = Set(room.uses).intersection(rooms.keys)
      #expect(found == declared, "\(name): \(found.symmetricDifference(declared).sorted())")
    }
  }

  /// The modules that the files of a room import.
  private func imports(of room: String) throws -> Set<String> {
    var found: Set<String> = []
    for path in try swiftFiles(below: TestData.packageFolder + "/Sources/" + room) {
      for line in String(decoding: try contents(of: path), as: UTF8.self).split(separator: "\n") {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard let at = words.firstIndex(of: "import"), at == 0 || ["internal", "package"].contains(words[0]), at <= 1,
          words.count == at + 2
        else { continue }
        found.insert(String(words[at + 1]))
      }
    }
    return found
  }

  private func swiftFiles(below folder: String) throws -> [String] {
    try Path.entries(of: folder).flatMap { name -> [String] in
      let path = Path.join(folder, name)
      if Path.isFolder(path) { return try swiftFiles(below: path) }
      return name.hasSuffix(".swift") ? [path] : []
    }
  }
}
