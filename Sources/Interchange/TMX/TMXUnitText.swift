internal import Bitext
internal import Markup
internal import Orthography

/// The texts of the reader's current unit, straight from the tape: what an index needs, without making the tree.
///
/// Gives the text that `Variant.segment?.flow` gives, and the ends of codes as ``Bitext/Segment/memoryForm(numbers:keepsHighlights:)``
/// has them; buffers are reused from unit to unit.
package struct TMXUnitText {
  /// An end of a code.
  package struct Code {
    package let kind: UInt8
    /// In UTF-8 bytes of the text.
    package let offset: Int
  }

  private enum Role: UInt8 {
    case other, unit, variant, segment, property, code, text, subflow, parting
  }

  /// What an element is among the codes, as ``CodeRole`` says it of the tree.
  private enum CodeKind: UInt8 {
    case none, one, pair, begin, end
  }

  private struct NameInfo {
    var role: Role
    var code: CodeKind
    var number: UInt8
  }

  /// A begin or end that stands by itself in the file.
  private struct End {
    /// In `codes`.
    let index: Int
    /// Of what it has in common with the other end.
    let key: UInt64
    let isBegin: Bool
  }

  private var names: [NameInfo?] = []
  private var attributeNames: [UInt8?] = []
  /// The text of the variant being reported, valid during the call.
  private var text: [UInt8] = []
  private var codes: [Code] = []
  private var ends: [End] = []
  /// Depths of the open elements that are a pair with their content.
  private var pairDepths: [Int] = []
  /// Languages by the bytes of their codes.
  private var languageNumbers: [[UInt8]: Int] = [:]
  private var lastLanguage: (bytes: [UInt8], number: Int)?

  package init() {}

  /// When the unit or one of its variants was last changed, in seconds since 1970; 0 when it does not say.
  package private(set) var changed: UInt32 = 0
  package private(set) var variantsWithoutSegment = 0
  /// Who made the unit, as far as it or one of its variants says so.
  package private(set) var origin = TMXOrigin.human

  /// Reports each variant that has a segment.
  /// - Parameters:
  ///   - number: gives a number for a language code met for the first time.
  ///   - report: language number, the variant's place in the unit, its text and codes; valid during the call.
  package mutating func read(
    _ reader: TMXReader, number: (String) -> Int,
    report: (_ language: Int, _ ordinal: Int, _ text: UnsafeBufferPointer<UInt8>, _ codes: [Code]) -> Void
  ) {
    let scanner = reader.scanner
    changed = 0
    variantsWithoutSegment = 0
    origin = .human
    /// The type of the open prop, where it may tell of the origin, and its text so far.
    var property: [UInt8]?
    var value: [UInt8] = []
    var ordinal = -1
    var language: Int?
    var depth = 0
    /// Depth of the open segment; text deeper than `silentDepth` is native code.
    var segmentDepth = 0
    var silentDepth = Int.max
    var partsNext = false
    var sawSegment = true
    for index in reader.unitEvents {
      let event = scanner[index]
      switch event.kind {
      case .start:
        depth += 1
        let info = info(of: event.name, in: scanner)
        if segmentDepth == 0 {
          switch info.role {
          case .unit where depth == 1: noteDates(of: event, in: scanner)
          case .variant where depth == 2:
            ordinal += 1
            sawSegment = false
            noteDates(of: event, in: scanner)
            language = languageNumber(of: event, in: scanner, number: number)
          case .segment where depth == 3 && ordinal >= 0 && !sawSegment:
            segmentDepth = depth
            sawSegment = true
            text.removeAll(keepingCapacity: true)
            codes.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
            pairDepths.removeAll(keepingCapacity: true)
            silentDepth = Int.max
            partsNext = false
          case .property where depth == 2 || (depth == 3 && ordinal >= 0):
            property = originProperty(of: event, in: scanner)
            value.removeAll(keepingCapacity: true)
          default: break
          }
        } else if depth <= silentDepth {
          // Inside native code nothing counts, a sub flow included.
          if info.role == .subflow {
            silentDepth = min(silentDepth, depth)
          } else {
            addCode(info, event, depth, in: scanner)
            if info.role == .parting { partsNext = true }
            if info.role == .code || info.role == .parting { silentDepth = depth }
          }
        }
      case .end:
        if segmentDepth > 0 {
          if depth == segmentDepth {
            segmentDepth = 0
            if !ends.isEmpty { isolateEnds() }
            if let language { text.withUnsafeBufferPointer { report(language, ordinal, $0, codes) } }
          } else if depth == silentDepth {
            silentDepth = Int.max
          } else if depth == pairDepths.last {
            codes.append(Code(kind: Self.endKind, offset: text.count))
            pairDepths.removeLast()
          }
        } else if let open = property {
          value.withUnsafeBufferPointer { note(TMXOrigin(property: open, value: $0)) }
          property = nil
        } else if depth == 2, ordinal >= 0, !sawSegment {
          variantsWithoutSegment += 1
          sawSegment = true
        }
        depth -= 1
      case .text:
        if property != nil {
          if value.count <= 64 { value.append(contentsOf: scanner.bytes(of: event)) }
          continue
        }
        guard segmentDepth > 0, silentDepth == Int.max else { continue }
        let bytes = scanner.bytes(of: event)
        guard let first = bytes.first else { continue }
        if partsNext {
          partsNext = false
          if let last = text.last, last > 0x20, first > 0x20 { text.append(0x20) }
        }
        text.append(contentsOf: bytes)
      case .comment, .instruction, .doctype: continue
      }
    }
  }

  private static let beginKind = InlineElement.Kind.beginPaired.number
  private static let endKind = InlineElement.Kind.endPaired.number
  private static let isolatedKind = InlineElement.Kind.isolated.number

  private mutating func addCode(_ info: NameInfo, _ event: XMLEvent, _ depth: Int, in scanner: XMLScanner) {
    switch info.code {
    case .none: return
    case .one: codes.append(Code(kind: info.number, offset: text.count))
    case .pair:
      codes.append(Code(kind: Self.beginKind, offset: text.count))
      pairDepths.append(depth)
    case .begin, .end:
      let isBegin = info.code == .begin
      if let key = key(of: event, isBegin: isBegin, mayBeIsolated: info.role == .text, in: scanner) {
        ends.append(End(index: codes.count, key: key, isBegin: isBegin))
        codes.append(Code(kind: isBegin ? Self.beginKind : Self.endKind, offset: text.count))
      } else {
        codes.append(Code(kind: Self.isolatedKind, offset: text.count))
      }
    }
  }

  /// A hash of what both ends of a pair have; nil for an end that says that it is isolated.
  private mutating func key(
    of event: XMLEvent, isBegin: Bool, mayBeIsolated: Bool, in scanner: XMLScanner
  ) -> UInt64? {
    var found: (rank: UInt8, key: UInt64) = (UInt8.max, 0)
    for index in 0..<scanner.attributeCount(of: event) {
      let attribute = scanner.attribute(index, of: event)
      let role = attributeRole(attribute.name, in: scanner)
      if role == 10, mayBeIsolated, attribute.value.elementsEqual("yes".utf8) { return nil }
      guard (6...9).contains(role), role < found.rank, !(role == 8 && isBegin) else { continue }
      found = (role, ByteHash.hash64(attribute.value))
    }
    return found.rank == UInt8.max ? ByteHash.hash64(UnsafeBufferPointer(start: nil, count: 0)) : found.key
  }

  /// Marks the ends whose other end is in another segment.
  private mutating func isolateEnds() {
    // Most segments have a pair or two; hostile ones have codes without end.
    var open: [End] = []
    var isolated: [Int] = []
    if ends.count > 64 {
      var byKey: [UInt64: [Int]] = [:]
      for end in ends {
        if end.isBegin {
          byKey[end.key, default: []].append(end.index)
        } else if byKey[end.key]?.popLast() == nil {
          isolated.append(end.index)
        }
      }
      isolated += byKey.values.joined()
    } else {
      for end in ends {
        if end.isBegin {
          open.append(end)
        } else if let begin = open.lastIndex(where: { $0.key == end.key }) {
          open.remove(at: begin)
        } else {
          isolated.append(end.index)
        }
      }
      isolated += open.map(\.index)
    }
    for index in isolated { codes[index] = Code(kind: Self.isolatedKind, offset: codes[index].offset) }
  }

  private mutating func info(of name: XMLName, in scanner: XMLScanner) -> NameInfo {
    let index = Int(name.number)
    if index < names.count, let info = names[index] { return info }
    while names.count <= index { names.append(nil) }
    let text = scanner.text(of: name)
    let kind = InlineElement.Kind(name: text)
    let role: Role =
      switch text {
      case "tu": .unit
      case "tuv": .variant
      case "seg": .segment
      case "prop": .property
      case "sub": .subflow
      default: kind.holdsText ? .text : kind.partsWords ? .parting : .code
      }
    let (code, number): (CodeKind, UInt8) =
      switch text {
      case "bpt", "bx", "sc": (.begin, Self.beginKind)
      case "ept", "ex", "ec": (.end, Self.endKind)
      case "ph", "ut", "x": (.one, InlineElement.Kind.placeholder.number)
      case "it": (.one, Self.isolatedKind)
      case "mrk", "sm", "em", "sub": (.none, 0)
      default: (.pair, Self.beginKind)
      }
    let info = NameInfo(role: role, code: code, number: number)
    names[index] = info
    return info
  }

  /// 1 xml:lang, 2 lang, 3 changedate or creationdate, 4 creationid or changeid, 5 type, 6 i, 7 rid, 8 startRef, 9 id, 10 isolated,
  /// 0 other.
  private mutating func attributeRole(_ name: XMLName, in scanner: XMLScanner) -> UInt8 {
    let index = Int(name.number)
    if index < attributeNames.count, let role = attributeNames[index] { return role }
    while attributeNames.count <= index { attributeNames.append(nil) }
    let role: UInt8 =
      switch scanner.text(of: name) {
      case "xml:lang": 1
      case "lang": 2
      case "changedate", "creationdate": 3
      case "creationid", "changeid": 4
      case "type": 5
      case "i": 6
      case "rid": 7
      case "startRef": 8
      case "id": 9
      case "isolated": 10
      default: 0
      }
    attributeNames[index] = role
    return role
  }

  private mutating func noteDates(of event: XMLEvent, in scanner: XMLScanner) {
    for index in 0..<scanner.attributeCount(of: event) {
      let attribute = scanner.attribute(index, of: event)
      switch attributeRole(attribute.name, in: scanner) {
      case 3: changed = max(changed, secondsSince1970(attribute.value))
      case 4: note(TMXOrigin(author: attribute.value))
      default: continue
      }
    }
  }

  private mutating func note(_ found: TMXOrigin) {
    if found != .human, origin != .machine { origin = found }
  }

  /// The type of a prop that may tell of the origin.
  private mutating func originProperty(of event: XMLEvent, in scanner: XMLScanner) -> [UInt8]? {
    for index in 0..<scanner.attributeCount(of: event) {
      let attribute = scanner.attribute(index, of: event)
      guard attributeRole(attribute.name, in: scanner) == 5 else { continue }
      return TMXOrigin.property(attribute.value)
    }
    return nil
  }

  private mutating func languageNumber(
    of event: XMLEvent, in scanner: XMLScanner, number: (String) -> Int
  ) -> Int? {
    var found: UnsafeBufferPointer<UInt8>?
    for index in 0..<scanner.attributeCount(of: event) {
      let attribute = scanner.attribute(index, of: event)
      switch attributeRole(attribute.name, in: scanner) {
      case 1: found = attribute.value
      case 2: if found == nil { found = attribute.value }
      default: continue
      }
    }
    guard let found else { return nil }
    if let lastLanguage, lastLanguage.bytes.elementsEqual(found) { return lastLanguage.number }
    let bytes = Array(found)
    let known = languageNumbers[bytes] ?? number(String(decoding: bytes, as: UTF8.self))
    languageNumbers[bytes] = known
    lastLanguage = (bytes, known)
    return known
  }
}
