/** How an IPv4 address can be written so that something takes it for that address. */
function spellings(address: string): string[] {
  const bytes = address.split(".").map(Number) as [number, number, number, number]; // four, as given below
  const [a, b, c, d] = bytes;
  const number = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  const hex = (value: number, width: number) => value.toString(16).padStart(width, "0");
  const groups = `${hex((a << 8) | b, 4)}:${hex((c << 8) | d, 4)}`;
  return [
    address,
    `${address}.`,
    String(number),
    `0x${hex(number, 8)}`,
    `0x${hex(number, 8).toUpperCase()}`,
    `0${number.toString(8)}`,
    bytes.map((byte) => `0x${byte.toString(16)}`).join("."),
    bytes.map((byte) => `0${byte.toString(8)}`).join("."),
    `${a}.${b}.${(c << 8) | d}`,
    `${a}.${(b << 16) | (c << 8) | d}`,
    `0x${a.toString(16)}.${(b << 16) | (c << 8) | d}`,
    [...address]
      .map((sign) => (/\d/.test(sign) ? String.fromCodePoint(0xff10 + Number(sign)) : "。"))
      .join(""),
    `%${[...address].map((sign) => sign.codePointAt(0)?.toString(16)).join("%")}`,
    `[::ffff:${address}]`,
    `[::ffff:${groups}]`,
    `[0:0:0:0:0:ffff:${groups}]`,
    `[::${address}]`,
    `[::ffff:0:${groups}]`,
    `[64:ff9b::${groups}]`,
    `[64:ff9b:1::${groups}]`,
    `[2002:${groups}::1]`,
    `[2001:0:4136:e378:8000:63bf:${hex(0xffff ^ ((a << 8) | b), 4)}:${hex(0xffff ^ ((c << 8) | d), 4)}]`,
    `[2a00:1450::5efe:${groups}]`,
  ];
}

/** One of each kind of place inside: this machine, its networks, the clouds' metadata, and what is reserved. */
const addresses = [
  "127.0.0.1",
  "127.8.9.10",
  "0.0.0.0",
  "10.0.0.1",
  "172.16.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.100.100.200",
  "168.63.129.16",
];

const others = [
  "localhost",
  "LOCALHOST",
  "localhost.",
  "[::1]",
  "[::]",
  "[0:0:0:0:0:0:0:1]",
  "[fe80::1]",
  "[febf::1]",
  "[fc00::1]",
  "[fd00:ec2::254]",
  "[fec0::1]",
  "[ff02::1]",
  "[100::1]",
  "[2001:db8::1]",
  "[2001:2::1]",
  "[4000::1]",
  "0",
  "0x0",
  "127.1",
  "127.0.1",
  "0177.1",
  "192.0.0.192",
  "192.0.2.1",
  "198.18.0.1",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
];

/** URLs that must never lead to a connection, all for one port. */
export function hostileUrls(port: number): string[] {
  const hosts = [...addresses.flatMap(spellings), ...others];
  return hosts.map((host) => `http://${host}:${port}/`);
}

/** What must never be asked for at all. */
export const hostileSchemes = [
  "file:///etc/passwd",
  "ftp://example.com/",
  "gopher://example.com/",
  "data:text/plain,hello",
  "blob:http://example.com/1",
  "javascript:1",
  "about:blank",
];
