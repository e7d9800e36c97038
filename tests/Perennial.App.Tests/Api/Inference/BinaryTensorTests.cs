using Perennial.App.Api.Inference;
using Perennial.Terms;

namespace Perennial.App.Tests.Api.Inference;

public sealed class BinaryTensorTests
{
    [Theory]
    [InlineData("BOOL", "01", 1)]
    [InlineData("UINT8", "FF", 255)]
    [InlineData("INT8", "FF", -1)]
    [InlineData("UINT16", "0100", 1)]
    [InlineData("INT16", "FEFF", -2)]
    [InlineData("UINT32", "FFFFFFFF", 4294967295)]
    [InlineData("INT32", "00000080", -2147483648)]
    [InlineData("UINT64", "0000000000000080", 9.2233720368547758E+18)]
    [InlineData("INT64", "FFFFFFFFFFFFFFFF", -1)]
    [InlineData("FP16", "003C", 1)]
    [InlineData("BF16", "C03F", 1.5)]
    [InlineData("FP32", "0000C03F", 1.5)]
    [InlineData("FP64", "000000000000F83F", 1.5)]
    public void Numbers_are_little_endian(string datatype, string hex, double number) =>
        Assert.Equal([number], BinaryTensor.Read("a", Datatype.Named(datatype)!, [1], Convert.FromHexString(hex)).Numbers);

    [Theory]
    [InlineData("BOOL", "02", "0 or 1")]
    [InlineData("FP32", "0000807F", "finite")]
    [InlineData("FP32", "000080", "brings 3 bytes; 1 of FP32 are 4")]
    [InlineData("BYTES", "02000000FF", "beyond the tensor's bytes")]
    [InlineData("BYTES", "01000000FF", "no UTF-8")]
    [InlineData("BYTES", "FFFFFFFF61", "beyond the tensor's bytes")]
    [InlineData("BYTES", "010000006100", "1 bytes more")]
    public void What_no_column_can_hold_is_refused(string datatype, string hex, string words) => Assert.Contains(
        words, Assert.Throws<FaultException>(() => BinaryTensor.Read("a", Datatype.Named(datatype)!, [1], Convert.FromHexString(hex))).Message, StringComparison.Ordinal);

    [Fact]
    public void NaN_and_an_empty_text_are_missing()
    {
        Assert.Equal([double.NaN], BinaryTensor.Read("a", Datatype.Fp64, [1], BitConverter.GetBytes(double.NaN)).Numbers);
        Assert.Equal([null, "a"], BinaryTensor.Read("a", Datatype.Bytes, [2, 1], [0, 0, 0, 0, 1, 0, 0, 0, (byte)'a']).Texts);
    }
}
