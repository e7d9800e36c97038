// Derives flights-2001.parquet from flights-3m.parquet of the npm package vega-datasets; see README.md.
//   dotnet run samples/flights/derive.cs -- IN OUT
#:package DuckDB.NET.Data.Full
#:property PublishAot=false
#pragma warning disable RS0030, CA1050, CA2100 // A script talks to the console; the SQL is derive.sql beside it.

using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using DuckDB.NET.Data;

if (args.Length != 2 || !File.Exists(args[0]))
{
    Console.Error.WriteLine("usage: dotnet run derive.cs -- flights-3m.parquet flights-2001.parquet (the first must exist)");
    return 1;
}

using var connection = new DuckDBConnection("DataSource=:memory:");
connection.Open();
using var command = connection.CreateCommand();
command.CommandText = File.ReadAllText(Path.Combine(Here(), "derive.sql"))
    .Replace("${IN}", args[0].Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal)
    .Replace("${OUT}", args[1].Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal);
command.ExecuteNonQuery();

using var output = File.OpenRead(args[1]);
Console.WriteLine($"{args[1]}: {output.Length:N0} bytes, sha256 {Convert.ToHexStringLower(SHA256.HashData(output))}");
return 0;

static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
