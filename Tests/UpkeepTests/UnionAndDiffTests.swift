import Bitext
import Files
import Interchange
import Markup
import TestSupport
import Testing
import Upkeep

@Test func `the pieces of a document are the document, however it is fed`() throws {
  let text = tmxText((0..<40).map { ModelUnit(source: "unit \($0)", target: "перевод", notes: ["a", "b"]) })
    .replacing("<body>", with: "<body><!-- before -->")
  for chunk in [1, 7, 64, 100_000] {
    var limits = XMLLimits()
    limits.feedBytes = chunk
    let reader = try TMXPieceReader(ByteSource(bytes: Array(text.utf8), name: "x", chunkBytes: chunk), limits: limits)
    var all: [UInt8] = []
    var units = 0
    while let (gap, unit) = try reader.next() {
      #expect(unit.starts(with: Array("<tu".utf8)))
      #expect(unit.suffix(5).elementsEqual("</tu>".utf8))
      all += gap
      all += unit
      units += 1
    }
    all += reader.rest()
    #expect(String(decoding: all, as: UTF8.self) == text)
    #expect(units == 40)
  }
}

@Test(.enabled(if: TestData.isPresent)) func `the pieces of every real memory are the memory`() throws {
  var read = 0
  for path in TestData.files(under: "tmx", endings: [".tmx"]) {
    guard let document = try? TMXDocument(ByteSource(path)) else { continue }
    guard UTF8Stream.isUTF8(document.encoding), !document.units.isEmpty else { continue }
    #expect(try document.bytes == contents(of: path), "\(path)")
    // A memory merged with itself is itself, three ways or two.
    let version = MemoryVersion(document)
    let merge = ThreeWayMerge(base: version, ours: version, theirs: version)
    #expect(joined(merge.pieces, [version, version, version]) == document.bytes, "\(path)")
    let union = UnionMerge([version, version])
    #expect(union.duplicates == document.units.count, "\(path)")
    #expect(union.units == document.units.count, "\(path)")
    #expect(MemoryDiff(old: version, new: version).isSame)
    read += 1
  }
  #expect(read > 50)
}

@Test func `a union drops what is there, keeps other targets, and takes notes along`() throws {
  let a = [
    ModelUnit(source: "one", target: "один"), ModelUnit(source: "one", target: "один"),
    ModelUnit(source: "two", target: "два", notes: ["mine"], prop: "draft"),
  ]
  let b = [
    ModelUnit(source: "two", target: "два", notes: ["theirs"], prop: "final"),
    ModelUnit(source: "one", target: "единица"),
    ModelUnit(source: "three", target: "три"),
  ]
  let versions = [try memory(tmxText(a)), try memory(tmxText(b))]
  let union = UnionMerge(versions)
  #expect((union.duplicates, union.enriched, union.variants, union.units) == (1, 1, 1, 5))
  let result = joined(union.pieces, versions)
  let found = try read(result)
  #expect(found.map(\.unit.target) == ["один", "один", "два", "единица", "три"])
  #expect(found[2].unit.notes == ["mine", "theirs"])
  let text = String(decoding: result, as: UTF8.self)
  #expect(text.contains(">draft<") && text.contains(">final<"))
}

@Test func `of the dates of two headers the later counts`() throws {
  func text(_ made: String, _ changed: String) throws -> MemoryVersion {
    try memory(
      tmxText(
        [ModelUnit(source: "one", target: "один")],
        header:
          "srclang=\"en\" creationdate=\"\(made)T000000Z\" creationid=\"\(made)\" changedate=\"\(changed)T000000Z\" changeid=\"\(changed)\""
      ))
  }
  let (base, ours, theirs) = (
    try text("20180101", "20180101"), try text("20190101", "20230101"), try text("20200101", "20220101")
  )
  let union = [ours, theirs]
  let merge = ThreeWayMerge(base: base, ours: ours, theirs: theirs)
  #expect(merge.conflicts.isEmpty, "\(merge.conflicts)")
  for bytes in [joined(UnionMerge(union).pieces, union), joined(merge.pieces, [base, ours, theirs])] {
    let text = String(decoding: bytes, as: UTF8.self)
    for part in [
      "creationdate=\"20200101T000000Z\"", "creationid=\"20200101\"", "changedate=\"20230101T000000Z\"",
      "changeid=\"20230101\"",
    ] { #expect(text.contains(part), "\(part): \(text)") }
  }
}

@Test func `units keep the language of their header`() throws {
  let versions = [
    try memory(tmxText([ModelUnit(source: "one", target: "один")])),
    try memory(tmxText([ModelUnit(source: "two", target: "два")], header: "srclang=\"ru\"")),
  ]
  let text = String(decoding: joined(UnionMerge(versions).pieces, versions), as: UTF8.self)
  #expect(text.contains("<tu srclang=\"ru\">"))
}

@Test func `canonical order does not depend on the order of files and units`() throws {
  var generator = SeededGenerator(seed: 5)
  let units = (0..<50).map {
    ModelUnit(source: "s\($0 % 20)", target: "ц\($0)", prop: $0 % 3 == 0 ? "p" : nil, tuid: $0 % 4 == 0 ? "\($0)" : nil)
  }
  var results: Set<[UInt8]> = []
  for _ in 0..<5 {
    let shuffled = units.shuffled(using: &generator)
    let versions = [try memory(tmxText(Array(shuffled[..<20]))), try memory(tmxText(Array(shuffled[20...])))]
    results.insert(joined(UnionMerge(versions, canonical: true).pieces, versions))
  }
  #expect(results.count == 1)
}

@Test func `a diff says what was changed`() throws {
  let old = [
    ModelUnit(source: "one", target: "один", date: "20200101T000000Z"), ModelUnit(source: "two", target: "два"),
    ModelUnit(source: "three", target: "три", notes: ["a"]), ModelUnit(source: "four", target: "четыре", tuid: "4"),
  ]
  var new = old
  new[0].target = "1"
  new[0].date = "20210101T000000Z"
  new[2].notes = ["b"]
  new[3].source = "vier"
  new.remove(at: 1)
  new.append(ModelUnit(source: "five", target: "пять"))
  let (a, b) = (try memory(tmxText(old)), try memory(tmxText(new)))
  let diff = MemoryDiff(old: a, new: b)
  #expect((diff.added, diff.removed, diff.changed, diff.unchanged) == (1, 1, 3, 0))
  var kinds: [[String]] = []
  for case .changed(_, _, let changes) in diff.entries { kinds.append(changes.map { "\($0.kind) \($0.name)" }) }
  #expect(kinds == [["target ru", "date changedate"], ["note "], ["source en"]])
  let back = MemoryDiff(old: b, new: a)
  #expect((back.added, back.removed, back.changed) == (1, 1, 3))
  // Layout and order are no differences.
  let plain = tmxText(old).replacing("\n", with: " ").replacing("\t", with: "  ")
  #expect(MemoryDiff(old: a, new: try memory(plain)).isSame)
  let turned = MemoryDiff(old: a, new: try memory(tmxText(old.reversed())))
  #expect(turned.isSame && turned.isReordered)
}

@Test func `of three and two of a kind two are paired`() throws {
  let unit = ModelUnit(source: "one", target: "один")
  let (three, two) = (try memory(tmxText([unit, unit, unit])), try memory(tmxText([unit, unit])))
  let diff = MemoryDiff(old: three, new: two)
  #expect((diff.removed, diff.unchanged, diff.changed) == (1, 2, 0))
}

@Test func `a damaged memory is refused with its place`() throws {
  let whole = tmxText([ModelUnit(source: "one", target: "один"), ModelUnit(source: "two", target: "два")])
  for broken in [
    whole.replacing("<seg>два", with: "<seg><два"), String(whole.dropLast(30)), "", "\u{1}\u{2}", "<xliff/>",
  ] {
    #expect(throws: FormatError.self) { try memory(broken) }
  }
}

@Test func `UTF-16 stays UTF-16, other encodings become UTF-8`() throws {
  let text = tmxText([ModelUnit(source: "one", target: "один 𝄞")]).replacing("UTF-8", with: "UTF-16")
  let document = try TMXDocument(ByteSource(bytes: utf16(text), name: "x"))
  for cut in 60...document.bytes.count {
    var encoder = TMXEncoder(document.encoding)
    let parts = encoder.encode(Array(document.bytes[..<cut])) + encoder.encode(Array(document.bytes[cut...]))
    #expect(parts == utf16(text), "\(cut)")
  }
  var encoder = TMXEncoder("windows-1251")
  let declared = Array("<?xml version='1.0' encoding='windows-1251'?><tmx/>".utf8)
  #expect(
    String(decoding: encoder.encode(declared), as: UTF8.self) == "<?xml version=\"1.0\" encoding=\"UTF-8\"?><tmx/>")
}

/// A memory of one unit with so many variants and props, of which a side has changed some.
private func wide(_ count: Int, _ side: String, removed: Int = 0, props: Int = 0) throws -> MemoryVersion {
  var text = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n<tu tuid=\"1\">"
  for number in 0..<props {
    text += "\n  <prop type=\"x-\(number)\">\(number % 2 == 0 ? side : "")</prop>\n  <note>\(number) \(side)</note>"
  }
  text += "\n  <tuv xml:lang=\"en\"><seg>House</seg></tuv>"
  for number in 0..<count where removed == 0 || number % removed != 0 {
    text += "\n  <tuv xml:lang=\"q\(number % 1_000)\"><prop type=\"x\">\(side)</prop><seg>\(side) \(number)</seg></tuv>"
  }
  return try memory(text + "\n</tu>\n</body></tmx>\n")
}

@Test func `time for a unit grows with its variants and props`() throws {
  let ratio = try growth(from: 200) { count in
    let (base, ours) = (try wide(count, "a", props: count), try wide(count, "a", props: count))
    let theirs = try wide(count, "b", removed: 7, props: count)
    _ = ThreeWayMerge(base: base, ours: ours, theirs: theirs)
    _ = ThreeWayMerge(base: base, ours: theirs, theirs: ours)
    _ = MemoryDiff(old: base, new: theirs)
  }
  #expect(ratio < steepest, "\(ratio)")
}

@Test func `of many variants one side's changes and removals are taken`() throws {
  let (base, ours) = (try wide(50, "a", props: 20), try wide(50, "a", props: 20))
  let theirs = try wide(50, "b", removed: 7, props: 20)
  let merge = ThreeWayMerge(base: base, ours: ours, theirs: theirs)
  #expect(merge.conflicts.isEmpty)
  let merged = try memory(String(decoding: joined(merge.pieces, [base, ours, theirs]), as: UTF8.self))
  #expect(merged.unit(0).variants == theirs.unit(0).variants)
  #expect(Set(merged.unit(0).props) == Set(theirs.unit(0).props))
  #expect(Set(merged.unit(0).notes) == Set(theirs.unit(0).notes))
}
