using CsCheck;
using Perennial.Terms;

namespace Perennial.Tests.Terms;

public sealed class DigestTests
{
    [Fact]
    public void The_digest_of_abc_is_that_of_FIPS_180() => Assert.Equal(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Digest.Of("abc"u8).ToString());

    [Fact]
    public void A_stream_has_the_digest_of_its_bytes() => Gen.Byte.Array.Sample(bytes =>
    {
        using var stream = new MemoryStream(bytes);
        return Digest.Of(stream) == Digest.Of(bytes);
    });

    [Fact]
    public void The_abbreviation_is_the_beginning()
    {
        Assert.Equal("ba7816bf8f01", Digest.Of("abc"u8).Abbreviated);
        Assert.Equal(string.Empty, Digest.None.Abbreviated);
    }
}
