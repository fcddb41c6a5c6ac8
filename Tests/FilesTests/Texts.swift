import Files
import Testing

@Suite struct Texts {
    @Test(arguments: [0, 1, 7, 15, 16, 31, 32, 33, 100]) func areASCIIOnlyIfEachByteIs(behind place: Int) {
        for byte in UInt8.min...UInt8.max {
            var bytes = [UInt8](repeating: 0x61, count: place + 40)
            bytes[place] = byte
            let isText = (0x20...0x7E).contains(byte) || [0x09, 0x0A, 0x0D].contains(byte)
            let isASCIIText = bytes.span.isASCIIText
            #expect(isASCIIText == isText)
        }
    }

    @Test func areASCIIWhereTheyAreEmpty() {
        let nothing: [UInt8] = []
        let isASCIIText = nothing.span.isASCIIText
        #expect(isASCIIText)
    }
}
