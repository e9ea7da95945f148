import Bitext
import Files
import Interchange
import TestSupport
import Testing
import Upkeep

private func counts(_ units: [ReadUnit]) -> [ReadUnit: Int] {
  units.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}

/// Whether the first list stands in the second in its order.
private func stands(_ names: [String], in all: [String]) -> Bool {
  var at = all.startIndex
  for name in names {
    guard let found = all[at...].firstIndex(of: name) else { return false }
    at = found + 1
  }
  return true
}

@Test(arguments: 0..<10) func `a merge of random edits keeps them all and lists each conflict, as a naive one does`(
  _ block: Int
) throws {
  var conflicting = 0
  for number in 0..<100 {
    let seed = UInt64(block * 100 + number)
    var generator = SeededGenerator(seed: seed)
    let base = (0..<Int.random(in: 0...8, using: &generator)).map { index in
      ModelUnit(
        source: "base \(index * index)", target: "старое \(index)", notes: index % 3 == 0 ? ["old note"] : [],
        prop: index % 4 == 0 ? "old status" : nil, date: index % 2 == 0 ? "20191231T000000Z" : nil,
        tuid: index % 5 == 0 ? "id\(index)" : nil)
    }
    var editors = (
      Editor(generator: SeededGenerator(seed: seed ^ 0xAAAA), side: "ours"),
      Editor(generator: SeededGenerator(seed: seed ^ 0x5555), side: "theirs")
    )
    let (ours, theirs) = (editors.0.edit(base), editors.1.edit(base))
    let versions = [try memory(tmxText(base)), try memory(tmxText(ours)), try memory(tmxText(theirs))]
    let merge = ThreeWayMerge(base: versions[0], ours: versions[1], theirs: versions[2])
    let bytes = joined(merge.pieces, versions)
    let found = try read(bytes)
    let naive = NaiveMerge(base: base, ours: ours, theirs: theirs)
    #expect(counts(found) == counts(naive.units), "seed \(seed)")
    #expect(found.count == merge.units)
    let listed = merge.conflicts.map { conflict in
      "\(conflict.kind.rawValue) \(conflict.title): \(conflict.clashes.map(\.what).joined(separator: ", "))"
    }
    #expect(listed.sorted() == naive.conflicts.sorted(), "seed \(seed)")
    conflicting += naive.conflicts.isEmpty ? 0 : 1
    // Bytes of what nobody touched are as they were.
    let text = String(decoding: bytes, as: UTF8.self)
    for unit in base where ours.contains(unit) && theirs.contains(unit) { #expect(text.contains(tuText(unit))) }
    // Order is ours; what they added stands where it stood.
    let names = found.filter { $0.side != "theirs" }.map(\.unit.source)
    if !editors.0.moved, !editors.1.moved {
      #expect(stands(ours.map(\.source).filter(names.contains), in: names), "seed \(seed)")
      // What both added may stand in two places.
      let isClear = !theirs.contains { unit in
        !base.contains { $0.source == unit.source } && ours.contains { $0.source == unit.source }
      }
      if isClear { #expect(stands(theirs.map(\.source).filter(names.contains), in: names), "seed \(seed)") }
    }
    // What is merged again is the same.
    let again = try memory(String(decoding: bytes, as: UTF8.self))
    let second = ThreeWayMerge(base: versions[2], ours: again, theirs: versions[2])
    #expect(joined(second.pieces, [versions[2], again, versions[2]]) == bytes, "seed \(seed)")
  }
  #expect(conflicting > 5)
}

@Test func `of units that are alike nothing is lost`() throws {
  for seed in UInt64(0)..<300 {
    var generator = SeededGenerator(seed: seed)
    func units(_ count: Int) -> [ModelUnit] {
      (0..<count).map { _ in
        ModelUnit(
          source: "s\(Int.random(in: 0..<3, using: &generator))", target: "ц\(Int.random(in: 0..<4, using: &generator))"
        )
      }
    }
    let base = units(6)
    func edited() -> [ModelUnit] {
      var all = base
      for _ in 0..<3 {
        let at = Int.random(in: 0..<all.count, using: &generator)
        if Bool.random(using: &generator) {
          all[at].target = "новая \(Int.random(in: 0..<3, using: &generator))"
        } else {
          all.insert(contentsOf: units(1), at: at)
        }
      }
      return all
    }
    let (ours, theirs) = (edited(), edited())
    let versions = [try memory(tmxText(base)), try memory(tmxText(ours)), try memory(tmxText(theirs))]
    let merge = ThreeWayMerge(base: versions[0], ours: versions[1], theirs: versions[2])
    let found = Set(try read(joined(merge.pieces, versions)).map(\.unit))
    for unit in ours + theirs where !base.contains(unit) { #expect(found.contains(unit), "seed \(seed): \(unit)") }
  }
}

@Test func `units that a tuid names are known again when their source is edited`() throws {
  let base = [ModelUnit(source: "A ship", target: "Корабль", tuid: "7"), ModelUnit(source: "A boat", target: "Лодка")]
  var ours = base
  ours[0].source = "A vessel"
  var theirs = base
  theirs[0].target = "Судно"
  theirs[1].source = "The boat"
  let versions = [try memory(tmxText(base)), try memory(tmxText(ours)), try memory(tmxText(theirs))]
  let merge = ThreeWayMerge(base: versions[0], ours: versions[1], theirs: versions[2])
  let found = try read(joined(merge.pieces, versions)).map(\.unit)
  #expect(merge.conflicts.isEmpty)
  #expect(found.map(\.source) == ["A vessel", "The boat"])
  #expect(found.map(\.target) == ["Судно", "Лодка"])
}

@Test func `a running number that two units were given does not make them one`() throws {
  let base = [ModelUnit(source: "One", target: "Один", tuid: "1")]
  let ours = base + [ModelUnit(source: "Two", target: "Два", tuid: "2")]
  let theirs = base + [ModelUnit(source: "Three", target: "Три", tuid: "2")]
  let versions = [try memory(tmxText(base)), try memory(tmxText(ours)), try memory(tmxText(theirs))]
  let merge = ThreeWayMerge(base: versions[0], ours: versions[1], theirs: versions[2])
  #expect(merge.conflicts.isEmpty)
  #expect(try read(joined(merge.pieces, versions)).map(\.unit.source) == ["One", "Two", "Three"])
}

@Test func `a side that only moved units gives the order`() throws {
  let base = (0..<6).map { ModelUnit(source: "u\($0)", target: "ц\($0)") }
  let ours = base + [ModelUnit(source: "new", target: "новое")]
  let theirs = Array(base.reversed())
  let versions = [try memory(tmxText(base)), try memory(tmxText(ours)), try memory(tmxText(theirs))]
  let merge = ThreeWayMerge(base: versions[0], ours: versions[1], theirs: versions[2])
  #expect(try read(joined(merge.pieces, versions)).map(\.unit.source) == ["u5", "new", "u4", "u3", "u2", "u1", "u0"])
  #expect(merge.conflicts.isEmpty)
}

@Test func `variants in other languages, codes, foreign elements and headers are merged and kept`() throws {
  func text(_ target: String, header: String, more: String, comment: String = "") -> String {
    """
    <?xml version="1.0"?>
    <tmx version="1.4"><header srclang="en" \(header)><prop type="x-domain">space</prop></header><body>\(comment)
    <tu x-own="1"><x-foreign a="1"><y/></x-foreign><tuv xml:lang="en"><seg>Press <bpt i="1">&lt;b></bpt>OK<ept i="1">&lt;/b></ept></seg></tuv>\
    <tuv xml:lang="ru"><seg>\(target)</seg></tuv>\(more)</tu></body></tmx>
    """
  }
  let german = "<tuv xml:lang=\"de\"><seg>OK <ph x=\"1\"/></seg></tuv>"
  let french = "<tuv xml:lang=\"fr\"><seg>OK!</seg></tuv>"
  let versions = [
    try memory(text("Нажмите", header: "adminlang=\"en\"", more: "")),
    try memory(text("Нажмите", header: "adminlang=\"en\" o-tmf=\"x\"", more: german, comment: "<!-- ours -->")),
    try memory(text("Нажмите <it pos=\"begin\">&amp;</it>!", header: "adminlang=\"de\"", more: french)),
  ]
  let merge = ThreeWayMerge(base: versions[0], ours: versions[1], theirs: versions[2])
  let result = String(decoding: joined(merge.pieces, versions), as: UTF8.self)
  #expect(merge.conflicts.isEmpty)
  for part in [
    german, french, "<x-foreign a=\"1\"><y/></x-foreign>", "Нажмите <it pos=\"begin\">&amp;</it>!", "<!-- ours -->",
    "adminlang=\"de\"", "o-tmf=\"x\"", "x-own=\"1\"", "space", "<bpt i=\"1\">&lt;b&gt;</bpt>OK",
  ] { #expect(result.contains(part), "\(part) in \(result)") }
}

@Test func `Windows line ends stay`() throws {
  let base = [ModelUnit(source: "ab", target: "а")]
  let ours = base + [ModelUnit(source: "ours", target: "б")]
  var theirs = base + [ModelUnit(source: "theirs", target: "в")]
  theirs[0].notes = ["note"]
  var both = ours
  both[0].prop = "x"
  let versions = [
    try memory(tmxText(base, ends: "\r\n")), try memory(tmxText(both, ends: "\r\n")), try memory(tmxText(theirs)),
  ]
  let merge = ThreeWayMerge(base: versions[0], ours: versions[1], theirs: versions[2])
  let bytes = joined(merge.pieces, versions)
  for (at, byte) in bytes.enumerated() where byte == 0x0A { #expect(bytes[at - 1] == 0x0D) }
  #expect(try read(bytes).map(\.unit.source) == ["ab", "ours", "theirs"])
}
