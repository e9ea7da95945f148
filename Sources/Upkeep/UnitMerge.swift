internal import Bitext

/// A thing of a unit that two sides changed in different ways.
package struct MergeClash: Hashable, Sendable {
  /// `target ru`, `prop x-status`, `attribute tuid`, `unit` for a unit that one side removed.
  package var what: String
  /// nil where the version has none.
  package var base: String?
  package var ours: String?
  package var theirs: String?
}

/// The three-way merge of one unit, field by field: texts by language, props by type, notes as a set, attributes by name.
///
/// A field that one side changed is as that side has it. Where both changed it in different ways, it is ours and a clash. Dates
/// take the later of the two, counters of use the larger, and the name of who changed it last goes with the date.
struct UnitMerge {
  private(set) var unit: TranslationUnit
  private(set) var clashes: [MergeClash] = []
  /// Whether ``unit`` says something else than ours.
  private(set) var isChanged = false
  /// Where variants stand in the content of ``unit`` and of theirs. None is taken out or put in before the end.
  private var places: (ours: Places, theirs: Places)
  private typealias Places = [UnitFields.VariantKey: Int]

  /// - Parameter base: nil when both sides added the unit.
  init(base: TranslationUnit?, ours: TranslationUnit, theirs: TranslationUnit, sourceLanguage: String?) {
    unit = ours
    places = ([:], Self.places(in: theirs))
    let b = base.map(UnitFields.init)
    let (o, t) = (UnitFields(ours), UnitFields(theirs))
    let source =
      o.variants.isEmpty
      ? nil : o.variants[min(sourceIndex(of: ours, sourceLanguage: sourceLanguage), o.variants.count - 1)].key
    merge(b?.holder, o.holder, t.holder, at: nil)
    places.ours = Self.places(in: unit)
    var removed: [UnitFields.VariantKey] = []
    var added: [UnitFields.VariantKey] = []
    for key in distinct(o.variants.map(\.key), (b?.variants ?? []).map(\.key), t.variants.map(\.key)) {
      let (x, y, z) = (b?[key], o[key], t[key])
      let what = (key == source ? "source " : "target ") + key.label
      func text(_ fields: UnitFields.VariantFields?) -> String? { fields.flatMap { $0.segment.map(UnitFields.shown) } }
      switch (y, z) {
      case (let y?, let z?):
        if y.segment != z.segment {
          if y.segment == x?.segment {
            setSegment(of: key, from: theirs)
          } else if z.segment != x?.segment || x == nil {
            clashes.append(MergeClash(what: what, base: text(x), ours: text(y), theirs: text(z)))
          }
        }
        merge(x?.holder, y.holder, z.holder, at: key)
      case (nil, let z?):
        // Theirs alone has it: they added it, or we removed it.
        if let x {
          if z != x { clashes.append(MergeClash(what: what, base: text(x), ours: nil, theirs: text(z))) }
        } else {
          added.append(key)
        }
      case (let y?, nil):
        guard let x else { continue }
        if y == x {
          removed.append(key)
        } else {
          clashes.append(MergeClash(what: what, base: text(x), ours: text(y), theirs: nil))
        }
      case (nil, nil): continue
      }
    }
    remove(removed)
    for key in added { addVariant(key, from: theirs) }
  }

  // MARK: Attributes, props and notes

  private static let later = ["changedate", "lastusagedate"]
  private static let goesWithDate = ["changeid", "creationtool", "creationtoolversion", "o-encoding"]

  private mutating func merge(
    _ base: UnitFields.Holder?, _ ours: UnitFields.Holder, _ theirs: UnitFields.Holder, at key: UnitFields.VariantKey?
  ) {
    if ours == theirs { return }
    let prefix = key.map { $0.label + " " } ?? ""
    let names = distinct(
      ours.attributes.map(\.name), (base?.attributes ?? []).map(\.name), theirs.attributes.map(\.name))
    let values = (base: base?.attributesByName, ours: ours.attributesByName, theirs: theirs.attributesByName)
    let theirsIsLater = (theirs.attribute("changedate") ?? "") > (ours.attribute("changedate") ?? "")
    for name in names {
      let (x, y, z) = (values.base?[name], values.ours[name], values.theirs[name])
      if y == z || z == x, base != nil || y == z { continue }
      if base != nil, y == x {
        set(name, z, at: key)
      } else if Self.later.contains(name) {
        if (z ?? "") > (y ?? "") { set(name, z, at: key) }
      } else if name == "usagecount" {
        if let more = z.flatMap({ Int($0) }), more > y.flatMap({ Int($0) }) ?? 0 { set(name, z, at: key) }
      } else if Self.goesWithDate.contains(name) {
        if theirsIsLater, z != nil { set(name, z, at: key) }
      } else if base == nil, y == nil {
        set(name, z, at: key)
      } else if base == nil, z == nil {
        continue
      } else if base == nil, name == "creationdate" || name == "creationid" {
        // Two made the same unit: it is that of the first who did.
        if (theirs.attribute("creationdate") ?? "~") < (ours.attribute("creationdate") ?? "~") { set(name, z, at: key) }
      } else {
        clashes.append(MergeClash(what: prefix + "attribute " + name, base: x, ours: y, theirs: z))
      }
    }
    // Props of a type that stands once are a value; everything else is a set.
    var edits: [Edit] = []
    let props = (base: Self.props(base?.nodes ?? []), ours: Self.props(ours.nodes), theirs: Self.props(theirs.nodes))
    var single: Set<String> = []
    for type in distinct(((base?.nodes ?? []) + ours.nodes + theirs.nodes).compactMap(\.propType)) {
      let (x, y, z) = (props.base[type] ?? [], props.ours[type] ?? [], props.theirs[type] ?? [])
      guard x.count <= 1, y.count <= 1, z.count <= 1 else { continue }
      single.insert(type)
      let (old, own, other) = (x.first, y.first, z.first)
      if own == other || other == old { continue }
      if own == old {
        edits.append(Edit(old: own, new: other))
      } else {
        clashes.append(
          MergeClash(what: prefix + "prop " + type, base: old?.shown, ours: own?.shown, theirs: other?.shown))
      }
    }
    func rest(_ nodes: [MarkupNode]) -> [MarkupNode] {
      single.isEmpty ? nodes : nodes.filter { node in node.propType.map { !single.contains($0) } ?? true }
    }
    let sets = (base: rest(base?.nodes ?? []), ours: rest(ours.nodes), theirs: rest(theirs.nodes))
    let had = Set(sets.ours)
    for node in difference(sets.base, less: sets.theirs) where had.contains(node) {
      edits.append(Edit(old: node, new: nil))
    }
    // What both added stands once.
    let added = difference(sets.theirs, less: sets.base)
    for node in difference(added, less: difference(sets.ours, less: sets.base)) {
      edits.append(Edit(old: nil, new: node))
    }
    apply(edits, at: key)
  }

  /// The props of each type.
  private static func props(_ nodes: [MarkupNode]) -> [String: [MarkupNode]] {
    var props: [String: [MarkupNode]] = [:]
    for node in nodes { if let type = node.propType { props[type, default: []].append(node) } }
    return props
  }

  private mutating func set(_ name: String, _ value: String?, at key: UnitFields.VariantKey?) {
    isChanged = true
    guard let key else {
      unit.attributes[name] = value
      return
    }
    change(key) { $0.attributes[name] = value }
  }

  /// A note or prop in place of another, instead of none, or taken out.
  struct Edit {
    var old: MarkupNode?
    var new: MarkupNode?
  }

  private mutating func apply(_ edits: [Edit], at key: UnitFields.VariantKey?) {
    if edits.isEmpty { return }
    isChanged = true
    if let key {
      change(key) { variant in
        variant.content = Self.edited(variant.content, edits, make: { .markup($0) }) {
          if case .markup(let node) = $0 { node } else { nil }
        }
      }
    } else {
      unit.content = Self.edited(unit.content, edits, make: { .markup($0) }) {
        if case .markup(let node) = $0 { node } else { nil }
      }
    }
  }

  /// Notes and props stand before the first variant or segment, on lines like those there.
  ///
  /// Linear in the content and the edits. What an edit puts in, no other takes out.
  static func edited<Content>(
    _ content: [Content], _ edits: [Edit], make: (MarkupNode) -> Content, node: (Content) -> MarkupNode?
  ) -> [Content] {
    /// Edits of a node that is there, the first last.
    var waiting: [MarkupNode: [Int]] = [:]
    for index in edits.indices.reversed() { if let old = edits[index].old { waiting[old, default: []].append(index) } }
    var isDone = [Bool](repeating: false, count: edits.count)
    var result: [Content] = []
    result.reserveCapacity(content.count)
    for item in content {
      guard !waiting.isEmpty, let own = node(item), let index = waiting[own]?.popLast() else {
        result.append(item)
        continue
      }
      isDone[index] = true
      if let new = edits[index].new {
        result.append(make(new))
      } else if let last = result.last, isSpace(node(last)) {
        // With the line it stood on.
        result.removeLast()
      }
    }
    let fresh = edits.indices.filter { !isDone[$0] }.compactMap { edits[$0].new }
    if fresh.isEmpty { return result }
    let at = result.firstIndex { node($0) == nil } ?? result.count
    // Behind the space and before the variant; a copy of the space follows.
    let space = at > 0 && isSpace(node(result[at - 1])) ? result[at - 1] : nil
    result.insert(contentsOf: fresh.flatMap { [make($0)] + (space.map { [$0] } ?? []) }, at: at)
    return result
  }

  private static func isSpace(_ node: MarkupNode?) -> Bool {
    if case .text(let text)? = node { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) } else { false }
  }

  // MARK: Variants

  /// Where each variant stands in the unit's content.
  private static func places(in unit: TranslationUnit) -> Places {
    var places: Places = [:]
    var counts: [String: Int] = [:]
    for (index, item) in unit.content.enumerated() {
      guard case .variant(let variant) = item else { continue }
      let language = (variant.languageCode ?? "").lowercased()
      let ordinal = counts[language, default: 0]
      counts[language] = ordinal + 1
      places[UnitFields.VariantKey(language: language, ordinal: ordinal)] = index
    }
    return places
  }

  private func theirs(_ key: UnitFields.VariantKey, of other: TranslationUnit) -> Variant? {
    guard let at = places.theirs[key], case .variant(let variant) = other.content[at] else { return nil }
    return variant
  }

  private mutating func change(_ key: UnitFields.VariantKey, _ body: (inout Variant) -> Void) {
    guard let at = places.ours[key], case .variant(var variant) = unit.content[at] else { return }
    body(&variant)
    unit.content[at] = .variant(variant)
  }

  private mutating func setSegment(of key: UnitFields.VariantKey, from other: TranslationUnit) {
    guard let segment = theirs(key, of: other)?.segment else { return }
    isChanged = true
    change(key) { variant in
      if let at = variant.content.firstIndex(where: \.isSegment) {
        variant.content[at] = .segment(segment)
      } else {
        variant.content.append(.segment(segment))
      }
    }
  }

  private mutating func addVariant(_ key: UnitFields.VariantKey, from other: TranslationUnit) {
    guard let variant = theirs(key, of: other) else { return }
    isChanged = true
    let last = unit.content.lastIndex { if case .variant = $0 { true } else { false } }
    guard let last else {
      unit.content.append(.variant(variant))
      return
    }
    // On a line like that of the last one.
    var addition: [TranslationUnit.Content] = [.variant(variant)]
    if last > 0, case .markup(let node) = unit.content[last - 1], Self.isSpace(node) {
      addition.insert(unit.content[last - 1], at: 0)
    }
    unit.content.insert(contentsOf: addition, at: last + 1)
  }

  private mutating func remove(_ keys: [UnitFields.VariantKey]) {
    if keys.isEmpty { return }
    isChanged = true
    let removed = Set(keys.compactMap { places.ours[$0] })
    var content: [TranslationUnit.Content] = []
    content.reserveCapacity(unit.content.count)
    for (index, item) in unit.content.enumerated() {
      guard removed.contains(index) else {
        content.append(item)
        continue
      }
      // With the line it stood on.
      if case .markup(let node)? = content.last, Self.isSpace(node) { content.removeLast() }
    }
    unit.content = content
  }
}

/// The prop by which merges mark what is left to settle.
package let conflictProp = "x-tolmach-conflict"

/// A unit with a prop that says which side it is, and a note for people.
func marked(_ unit: TranslationUnit, _ side: String, _ note: String) -> TranslationUnit {
  var unit = unit
  let nodes: [MarkupNode] = [
    .element(MarkupElement("note", [], [.text(note)])),
    .element(MarkupElement("prop", [Attribute("type", conflictProp)], [.text(side)])),
  ]
  unit.content = UnitMerge.edited(
    unit.content, nodes.map { UnitMerge.Edit(old: nil, new: $0) }, make: { .markup($0) }
  ) {
    if case .markup(let node) = $0 { node } else { nil }
  }
  return unit
}
