using System.Text.Json;
using Perennial.Terms;

namespace Perennial.Adapters.Remote;

/// <summary>An input or output as a server elsewhere describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Datatype">Of the protocol: <c>FP64</c>, <c>BYTES</c> and so on.</param>
/// <param name="Shape">-1 where a size may vary.</param>
internal sealed record RemoteTensor(string Name, string Datatype, IReadOnlyList<long> Shape)
{
    /// <summary>Whether it holds numbers that may be missing.</summary>
    public bool IsNumber => Datatype is "FP32" or "FP64";

    /// <summary>Reads what the metadata of a model lists under a name.</summary>
    /// <exception cref="FaultException">That is no list of tensors.</exception>
    public static IReadOnlyList<RemoteTensor> All(JsonElement metadata, string list)
    {
        try
        {
            return [.. metadata.GetProperty(list).EnumerateArray().Select(tensor => new RemoteTensor(
                tensor.GetProperty("name").GetString()!,
                tensor.GetProperty("datatype").GetString()!,
                [.. tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())]))];
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FaultException($"its metadata has no '{list}' with name, datatype and shape each: {fault.Message} It must speak version 2 of the Open Inference Protocol.", fault);
        }
    }
}
