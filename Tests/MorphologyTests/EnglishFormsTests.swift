import Morphology
import Testing

private func all(_ word: String, _ role: EnglishForms.Role) -> Set<String> {
  Set(EnglishForms.forms(of: word, role: role).map(\.text))
}

@Suite struct EnglishFormsTests {
  @Test(arguments: [
    ("defence", "defense defences defenses"), ("centre", "center centres centers"), ("licence", "license licenses"),
    ("programme", "program programs"), ("tumour", "tumor tumours tumors"), ("artefact", "artifact artifacts"),
  ])
  func `a noun has its plural and its spellings`(word: String, wanted: String) {
    let found = all(word, .last)
    for form in wanted.split(separator: " ") { #expect(found.contains(String(form)), "\(form) of \(word)") }
  }

  @Test(arguments: [
    ("organisation", "organization"), ("colour", "color"), ("behavioural", "behavioral"), ("labelling", "labeling"),
    ("traveller", "traveler"), ("analyse", "analyze"), ("haemorrhage", "hemorrhage"), ("anaemia", "anemia"),
    ("paediatric", "pediatric"), ("fulfilment", "fulfillment"), ("kilometre", "kilometer"),
    ("centralised", "centralized"),
  ])
  func `a spelling has its twin, both ways`(british: String, american: String) {
    #expect(EnglishForms.spellings(british).contains(american))
    #expect(EnglishForms.spellings(american).contains(british))
  }

  @Test(arguments: [
    "exercise", "advertise", "surprise", "promise", "hemisphere", "pandemic", "academic", "size", "prize", "four",
    "hour",
    "fetch", "pedigree",
  ])
  func `what only looks like a spelling has no twin`(word: String) {
    #expect(EnglishForms.spellings(word) == [word])
  }

  @Test(arguments: [
    ("crisis", "crises"), ("child", "children"), ("policewoman", "policewomen"), ("treaty", "treaties"),
    ("box", "boxes"), ("torpedo", "torpedoes"), ("aircraft", "aircraft"), ("axis", "axes"),
  ])
  func `plurals are made by rule or table`(singular: String, plural: String) {
    #expect(EnglishForms.plurals(singular).contains(plural))
    #expect(singular == plural || EnglishForms.singulars(plural).contains(singular))
  }

  @Test func `verbs have their forms`() {
    #expect(all("stop", .only).isSuperset(of: ["stops", "stopped", "stopping"]))
    #expect(all("launch", .only).isSuperset(of: ["launches", "launched", "launching"]))
    #expect(all("withdraw", .only).isSuperset(of: ["withdrew", "withdrawn"]))
    #expect(all("travel", .only).isSuperset(of: ["travelled", "traveled"]))
    #expect(!all("training", .only).contains("traininged"))
  }

  @Test func `a word has the forms of its place only`() {
    #expect(all("missile", .inner) == ["missile"])
    #expect(all("missile", .last) == ["missile", "missiles", "missile's"])
    #expect(!all("launch", .noun).contains("launched"))
    #expect(all("go", .only) == ["go", "go's"])
    #expect(!all("new", .only).contains("news"))
    #expect(!all("arms", .only).contains("arm"))
    #expect(all("", .only) == [""])
  }

  @Test func `the word itself comes first, and says that it is`() throws {
    let forms = EnglishForms.forms(of: "defence", role: .last)
    #expect(forms.first?.text == "defence")
    #expect(forms.first?.change == WordForm.Change.none)
    #expect(forms.first { $0.text == "defense" }?.change == .spelling)
    #expect(forms.first { $0.text == "defenses" }?.change == .inflection)
  }
}
