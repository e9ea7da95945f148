import Orthography
import Segmentation
import Testing

@Suite struct SegmenterTests {}
