using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Adapters.Tests.Conformance;

namespace Perennial.Adapters.Tests.Sqlite;

public sealed class SqliteOperationsLogTests
{
    [Fact]
    public void Lines_of_a_model_come_back_in_order()
    {
        using TemporaryFolder folder = new();
        HandClock clock = new();
        using SqliteOperationsLog log = new(DataFolder.Open(folder.NewPlace(), clock), clock);
        log.Note("m", "training attempt 1 began");
        log.Note("n", "another model");
        log.Note("m", "training attempt 1 was killed", "signal 9");
        Assert.Equal(
            [
                new OperationNote(clock.Now, Environment.MachineName, Environment.ProcessId, "m", "training attempt 1 began", null),
                new OperationNote(clock.Now, Environment.MachineName, Environment.ProcessId, "m", "training attempt 1 was killed", "signal 9"),
            ],
            log.Read("m"));
    }
}
