using Perennial.Adapters.Files;
using Perennial.Adapters.Flavours;
using Perennial.Client;
using Perennial.Samples;

#pragma warning disable RS0030 // A program for the terminal.

if (args is not [var address, ..])
{
    Console.Error.WriteLine("Say where the server is: dotnet run -- http://127.0.0.1:8080 < flights.csv");
    return 2;
}

// Versions are kept here: when the server is down at the next start, the last good one answers.
var folder = Path.Combine(Path.GetTempPath(), "perennial-flights");
var blobs = new BlobStore(DataFolder.Open(folder, TimeProvider.System));
var options = new ClientOptions
{
    Server = new Uri(address),
    Model = "flight-delay",
    Folder = folder,
    Key = Environment.GetEnvironmentVariable("PERENNIAL_KEY"),
};
await using var client = await PerennialClient.OpenAsync<Flight>(options, blobs, new FlavourPredictorSource(blobs));

while (Console.ReadLine() is { } line)
{
    var flight = Flight.Parse(line);
    var answer = client.Predict(flight);
    Console.WriteLine(FormattableString.Invariant($"{flight.Id} is late with probability {answer.Score:0.000} (version {answer.Version}{(answer.Stale ? ", the server is not reached" : string.Empty)})"));
}

await client.FlushAsync(CancellationToken.None);
Console.Error.WriteLine($"{client.Counts.Sent} answers are in the server's log.");
return 0;
