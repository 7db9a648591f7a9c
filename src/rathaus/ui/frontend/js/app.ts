/** Improves pages that already work without it. Each part looks for its own data attributes. */
import { focusSearch } from "./search";
import { placePopovers } from "./popover";
import { copyAddress } from "./share";
import { switchTheme } from "./theme";

for (const improve of [switchTheme, placePopovers, focusSearch, copyAddress]) {
  improve();
}
