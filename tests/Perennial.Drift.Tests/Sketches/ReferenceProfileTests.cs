using Perennial.Drift.Sketches;

namespace Perennial.Drift.Tests.Sketches;

public sealed class ReferenceProfileTests
{
    [Fact]
    public void Days_of_numbers_merge_to_the_month()
    {
        var (month, random) = (new NumberProfile(), new Random(1));
        for (var day = 0; day < 30; day++)
        {
            var profile = new NumberProfile();
            for (var row = 0; row < 1000; row++)
            {
                profile.Add(row % 10 == 0 ? double.NaN : random.NextDouble());
            }

            month.Merge(profile);
        }

        var read = Assert.IsType<NumberProfile>(ReferenceProfile.Deserialize(month.Serialize()));
        Assert.Equal((27_000, 3_000), (read.Rows, read.Missing));
        Assert.Equal(0.5, read.Moments.Mean, 0.01);
        Assert.Equal(0.25, read.Quantiles.Quantile(0.25), 0.02);
        Assert.Equal(27_000, read.Distinct, 27_000 * 4 * read.Values.RelativeError);
        Assert.InRange(month.Serialize().Length, 1, 64 * 1024);
        Assert.Equal(month.Serialize(), read.Serialize());
    }

    [Fact]
    public void Days_of_categories_merge_to_the_month()
    {
        var month = new CategoryProfile();
        for (var day = 0; day < 30; day++)
        {
            var profile = new CategoryProfile();
            for (var row = 0; row < 1000; row++)
            {
                profile.Add(row % 4 == 0 ? null : row % 4 == 1 ? "DE" : "FR");
            }

            month.Merge(profile);
        }

        var read = Assert.IsType<CategoryProfile>(ReferenceProfile.Deserialize(month.Serialize()));
        Assert.Equal((22_500, 7_500), (read.Rows, read.Missing));
        Assert.Equal((15_000, 7_500), (read.Frequent.CountOf("FR"), read.Frequent.CountOf("DE")));
        Assert.Equal(2, read.Distinct, 0.01);
        Assert.Equal(month.Serialize(), read.Serialize());
    }

    [Fact]
    public void An_infinity_changes_nothing_of_a_profile()
    {
        var profile = new NumberProfile();
        profile.Add(1);
        var before = profile.Serialize();
        Assert.Equal("value", Assert.Throws<ArgumentException>(() => profile.Add(double.PositiveInfinity)).ParamName);
        Assert.Equal(before, profile.Serialize());
    }

    [Fact]
    public void Every_byte_changed_or_cut_is_noticed()
    {
        var profile = new CategoryProfile(4);
        profile.Add("a");
        foreach (var bytes in new[] { profile.Serialize(), new NumberProfile(8).Serialize() })
        {
            for (var at = 0; at < bytes.Length; at += 1 + (bytes.Length / 500))
            {
                byte[] changed = [.. bytes];
                changed[at] ^= 0x10;
                Assert.Throws<FormatException>(() => ReferenceProfile.Deserialize(changed));
                Assert.Throws<FormatException>(() => ReferenceProfile.Deserialize(bytes.AsSpan(0, at)));
            }
        }
    }

    [Fact]
    public void Another_kind_is_refused_by_name() => Assert.Contains(
        "(Distinct)", Assert.Throws<FormatException>(() => HyperLogLog.Deserialize(new KllSketch().Serialize())).Message, StringComparison.Ordinal);

    // The format is stored: these bytes were written by version 1.
    [Fact]
    public void Bytes_of_version_1_stay_readable()
    {
        var moments = new RunningMoments();
        moments.Add(1);
        moments.Add(double.NaN);
        const string stored = "5052534B01010100000000000000010000000000000000000000000 0F03F";
        Assert.StartsWith(stored.Replace(" ", string.Empty, StringComparison.Ordinal), Convert.ToHexString(moments.Serialize()), StringComparison.Ordinal);
    }
}
