using System.Runtime.InteropServices;

namespace Perennial.Adapters.Processes;

/// <summary>Texts in native memory, given back together.</summary>
internal sealed unsafe class NativeTexts : IDisposable
{
    private readonly List<nint> _texts = [];

    public byte* Add(string text)
    {
        nint native = Marshal.StringToCoTaskMemUTF8(text);
        _texts.Add(native);
        return (byte*)native;
    }

    /// <summary>A list of texts that ends with null, as C has it.</summary>
    public byte*[] List(IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        byte*[] list = new byte*[all.Length + 1];
        for (int at = 0; at < all.Length; at++)
        {
            list[at] = Add(all[at]);
        }

        return list;
    }

    public void Dispose() => _texts.ForEach(Marshal.FreeCoTaskMem);
}
