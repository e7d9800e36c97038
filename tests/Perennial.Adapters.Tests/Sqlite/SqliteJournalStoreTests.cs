using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Sqlite;

public sealed class SqliteJournalStoreTests : JournalStoreConformance
{
    protected override IJournalStore Open(string place) => new SqliteJournalStore(DataFolder.Open(place, TimeProvider.System));

    [Fact]
    public void A_file_that_is_no_database_is_named()
    {
        string place = NewPlace();
        Close(Open(place));
        string file = Path.Combine(place, "journal.db");
        File.WriteAllBytes(file, [.. Enumerable.Repeat((byte)'x', 8192)]);
        FaultException fault = Assert.Throws<FaultException>(() => Open(place));
        Assert.Contains($"'{file}' is damaged", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Remedy", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overwritten_pages_are_found_when_they_are_read()
    {
        string place = NewPlace();
        IJournalStore store = Open(place);
        store.Append("m", 0, [.. Enumerable.Range(1, 200).Select(version => Event("m", version, new string('f', 500)))]);
        Close(store);
        string file = Path.Combine(place, "journal.db");
        byte[] bytes = File.ReadAllBytes(file);
        Array.Fill(bytes, (byte)0xEE, 4096, bytes.Length - 4096);
        File.WriteAllBytes(file, bytes);
        FaultException fault = Assert.Throws<FaultException>(() => Open(place).Read("m"));
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
    }
}
