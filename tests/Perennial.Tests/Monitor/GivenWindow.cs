using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Tests.Monitor;

/// <summary>A window of columns that are given.</summary>
internal sealed record GivenWindow(IReadOnlyList<FeatureDeclaration> Features, int Rows, Dictionary<string, double[]> Given, Dictionary<string, string?[]> Words) : IWindow
{
    public double[] Numbers(string column) => Given[column];

    public string?[] Texts(string column) => Words[column];

    public void Dispose()
    {
    }
}
