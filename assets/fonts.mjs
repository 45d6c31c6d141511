// The papers' serif: four full TrueType files of Tinos (OFL-1.1, the metrics of Times New Roman) and its licence,
// copied to where the Python package ships them from. Full files and not web subsets: a name may hold any letter.
import { copyFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const STYLES = { Regular: "400Regular", Italic: "400Regular_Italic", Bold: "700Bold", BoldItalic: "700Bold_Italic" };
const SHELF = join(dirname(fileURLToPath(import.meta.url)), "..", "motcua", "papers", "fonts");

export default async function copyPaperFonts() {
  const source = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/tinos/package.json"));
  await mkdir(SHELF, { recursive: true });
  const copies = Object.entries(STYLES).map(([style, folder]) =>
    copyFile(join(source, folder, `Tinos_${folder}.ttf`), join(SHELF, `Tinos-${style}.ttf`)),
  );
  await Promise.all([...copies, copyFile(join(source, "LICENSE_FONT"), join(SHELF, "Tinos-LICENSE.txt"))]);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await copyPaperFonts();
}
