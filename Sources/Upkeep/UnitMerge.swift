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

  /// - Parameter base: nil when both sides added the unit.
  init(base: TranslationUnit?, ours: TranslationUnit, theirs: TranslationUnit, sourceLanguage: String?) {
    unit = ours
    let b = base.map(UnitFields.init)
    let (o, t) = (UnitFields(ours), UnitFields(theirs))
    let source =
      o.variants.isEmpty
      ? nil : o.variants[min(sourceIndex(of: ours, sourceLanguage: sourceLanguage), o.variants.count - 1)].key
    merge(b?.holder, o.holder, t.holder, at: nil)
    var keys = o.variants.map(\.key)
    for key in (b?.variants ?? []).map(\.key) + t.variants.map(\.key) where !keys.contains(key) { keys.append(key) }
    for key in keys {
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
          addVariant(key, from: theirs)
        }
      case (let y?, nil):
        guard let x else { continue }
        if y == x {
          removeVariant(key)
        } else {
          clashes.append(MergeClash(what: what, base: text(x), ours: text(y), theirs: nil))
        }
      case (nil, nil): continue
      }
    }
  }

  // MARK: Attributes, props and notes

  private static let later = ["changedate", "lastusagedate"]
  private static let goesWithDate = ["changeid", "creationtool", "creationtoolversion", "o-encoding"]

  private mutating func merge(
    _ base: UnitFields.Holder?, _ ours: UnitFields.Holder, _ theirs: UnitFields.Holder, at key: UnitFields.VariantKey?
  ) {
    if ours == theirs { return }
    let prefix = key.map { $0.label + " " } ?? ""
    var names = ours.attributes.map(\.name)
    for name in (base?.attributes ?? []).map(\.name) + theirs.attributes.map(\.name) where !names.contains(name) {
      names.append(name)
    }
    let theirsIsLater = (theirs.attribute("changedate") ?? "") > (ours.attribute("changedate") ?? "")
    for name in names {
      let (x, y, z) = (base?.attribute(name), ours.attribute(name), theirs.attribute(name))
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
    var rest = (base: base?.nodes ?? [], ours: ours.nodes, theirs: theirs.nodes)
    var types: [String] = []
    for type in (rest.base + rest.ours + rest.theirs).compactMap(\.propType) where !types.contains(type) {
      types.append(type)
    }
    for type in types {
      let (x, y, z) = (base?.props(type) ?? [], ours.props(type), theirs.props(type))
      guard x.count <= 1, y.count <= 1, z.count <= 1 else { continue }
      rest.base.removeAll { $0.propType == type }
      rest.ours.removeAll { $0.propType == type }
      rest.theirs.removeAll { $0.propType == type }
      let (old, own, other) = (x.first, y.first, z.first)
      if own == other || other == old { continue }
      if own == old {
        replace(own, with: other, at: key)
      } else {
        clashes.append(
          MergeClash(what: prefix + "prop " + type, base: old?.shown, ours: own?.shown, theirs: other?.shown))
      }
    }
    var removed = rest.base
    var added: [MarkupNode] = []
    for node in rest.theirs {
      if let at = removed.firstIndex(of: node) { removed.remove(at: at) } else { added.append(node) }
    }
    for node in removed where rest.ours.contains(node) { replace(node, with: nil, at: key) }
    // What both added stands once.
    var own = rest.ours
    for node in rest.base { if let at = own.firstIndex(of: node) { own.remove(at: at) } }
    for node in added {
      if let at = own.firstIndex(of: node) { own.remove(at: at) } else { replace(nil, with: node, at: key) }
    }
  }

  private mutating func set(_ name: String, _ value: String?, at key: UnitFields.VariantKey?) {
    isChanged = true
    guard let key else {
      unit.attributes[name] = value
      return
    }
    change(key) { $0.attributes[name] = value }
  }

  private mutating func replace(_ old: MarkupNode?, with new: MarkupNode?, at key: UnitFields.VariantKey?) {
    isChanged = true
    if let key {
      change(key) { variant in
        variant.content = Self.replaced(variant.content, old, new, make: { .markup($0) }) {
          if case .markup(let node) = $0 { node } else { nil }
        }
      }
    } else {
      unit.content = Self.replaced(unit.content, old, new, make: { .markup($0) }) {
        if case .markup(let node) = $0 { node } else { nil }
      }
    }
  }

  /// Notes and props stand before the first variant or segment, on lines like those there.
  static func replaced<Content>(
    _ content: [Content], _ old: MarkupNode?, _ new: MarkupNode?, make: (MarkupNode) -> Content,
    node: (Content) -> MarkupNode?
  ) -> [Content] {
    var content = content
    if let old, let at = content.firstIndex(where: { node($0) == old }) {
      if let new {
        content[at] = make(new)
      } else {
        content.remove(at: at)
        // With the line it stood on.
        if at > 0, at <= content.count, isSpace(node(content[at - 1])) { content.remove(at: at - 1) }
      }
    } else if let new {
      var at = content.firstIndex { node($0) == nil } ?? content.count
      var addition = [make(new)]
      if at > 0, isSpace(node(content[at - 1])) {
        // Behind the space and before the variant; a copy of the space follows.
        addition.append(content[at - 1])
      } else if at == content.count, let space = content.last, isSpace(node(space)) {
        at -= 1
      }
      content.insert(contentsOf: addition, at: at)
    }
    return content
  }

  private static func isSpace(_ node: MarkupNode?) -> Bool {
    if case .text(let text)? = node { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) } else { false }
  }

  // MARK: Variants

  /// Where a variant stands in the unit's content.
  private func place(of key: UnitFields.VariantKey, in unit: TranslationUnit) -> Int? {
    var ordinal = 0
    for (index, item) in unit.content.enumerated() {
      guard case .variant(let variant) = item, (variant.languageCode ?? "").lowercased() == key.language else {
        continue
      }
      if ordinal == key.ordinal { return index }
      ordinal += 1
    }
    return nil
  }

  private func variant(_ key: UnitFields.VariantKey, of unit: TranslationUnit) -> Variant? {
    guard let at = place(of: key, in: unit), case .variant(let variant) = unit.content[at] else { return nil }
    return variant
  }

  private mutating func change(_ key: UnitFields.VariantKey, _ body: (inout Variant) -> Void) {
    guard let at = place(of: key, in: unit), case .variant(var variant) = unit.content[at] else { return }
    body(&variant)
    unit.content[at] = .variant(variant)
  }

  private mutating func setSegment(of key: UnitFields.VariantKey, from other: TranslationUnit) {
    guard let segment = variant(key, of: other)?.segment else { return }
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
    guard let variant = variant(key, of: other) else { return }
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

  private mutating func removeVariant(_ key: UnitFields.VariantKey) {
    guard let at = place(of: key, in: unit) else { return }
    isChanged = true
    unit.content.remove(at: at)
    if at > 0, case .markup(let node) = unit.content[at - 1], Self.isSpace(node) { unit.content.remove(at: at - 1) }
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
  for node in nodes {
    unit.content = UnitMerge.replaced(unit.content, nil, node, make: { .markup($0) }) {
      if case .markup(let node) = $0 { node } else { nil }
    }
  }
  return unit
}
