namespace Perennial.App.Commands;

/// <summary>Holds the lease of every model of a folder: nobody seals, trains or names a blob meanwhile. Predictions and labels still come in.</summary>
internal sealed class QuietFolder : IDisposable
{
    private readonly List<Driver> drivers = [];

    private QuietFolder()
    {
    }

    /// <summary>Takes all leases, or none.</summary>
    /// <exception cref="BusyException">A driver holds one of them.</exception>
    public static QuietFolder Take(Composition house)
    {
        var quiet = new QuietFolder();
        try
        {
            foreach (var model in house.Journal.Streams())
            {
                quiet.drivers.Add(Driver.Take(house.Leases, model));
            }

            return quiet;
        }
        catch
        {
            quiet.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => drivers.ForEach(driver => driver.Dispose());
}
