using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>The data folder of a demo, when it is to begin again.</summary>
internal static class DemoFolder
{
    private static readonly string[] Folders = ["blobs", "comparison", "drafts", "runs"];
    private static readonly string[] Databases = ["journal.db", "inbox.db", "lease.db", "operations.db"];

    /// <summary>Deletes what a replay left in a folder; other files stay.</summary>
    /// <exception cref="FaultException">The folder is no data folder, or holds more than this replay.</exception>
    /// <exception cref="BusyException">Another process drives it.</exception>
    public static void Clear(ReplayJob job)
    {
        if (!Directory.Exists(job.Data) || !Directory.EnumerateFileSystemEntries(job.Data).Any())
        {
            return;
        }

        if (!File.Exists(Path.Combine(job.Data, "format")) || !File.Exists(Path.Combine(job.Data, "journal.db")))
        {
            throw new FaultException($"--fresh: '{job.Data}' is no data folder of Perennial, so nothing was deleted. Name another with --data.");
        }

        RefuseOthers(job);
        foreach (var folder in Folders.Select(name => Path.Combine(job.Data, name)).Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in Databases.SelectMany(name => Directory.GetFiles(job.Data, name + "*")))
        {
            File.Delete(file);
        }
    }

    private static void RefuseOthers(ReplayJob job)
    {
        using var house = Composition.Open(job.Data);
        using var driver = Driver.Take(house.Leases, job.Model.Model);
        var other = house.Journal.Streams().FirstOrDefault(stream =>
            stream != job.Model.Model || house.Journal.Read(stream)[0].Event.Actor != ReplayJob.Actor);
        if (other is not null)
        {
            throw new FaultException($"--fresh: '{job.Data}' holds the model '{other}', which is no replay of the sample, so nothing was deleted. Name another folder with --data.");
        }
    }
}
