using Perennial.Log;

namespace Perennial.Tests.Monitor;

/// <summary>A window of columns that are given.</summary>
internal sealed record GivenWindow(int Rows, Dictionary<string, double[]> Given, Dictionary<string, string?[]> Words) : IWindow
{
    public double[] Numbers(string column) => Given[column];

    public string?[] Texts(string column) => Words[column];

    public void Dispose()
    {
    }
}
