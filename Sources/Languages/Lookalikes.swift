/// Letters of two scripts that hardly anyone can tell apart (Unicode's confusables): those of a pair of lists stand in the same order.
package enum Lookalikes {
  package static let latinOfCyrillic = "aceopxyijsABCEHKMOPTXYIJSkmtëË"
  package static let cyrillic = "асеорхуіјѕАВСЕНКМОРТХУІЈЅкмтёЁ"
  package static let latinOfGreek = "aovpuiktxyABEZHIKMNOPTYX"
  package static let greek = "αονρυικτχγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
}
