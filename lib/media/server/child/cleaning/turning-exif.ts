/** An EXIF block of an orientation (1 to 8) and nothing else: for animations, whose frames stay as they are encoded. */
export function turningExif(orientation: number): Buffer {
  const block = Buffer.from("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0", "latin1");
  block[18] = orientation;
  return block;
}
