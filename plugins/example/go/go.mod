module tntc-plugin-skeleton

go 1.19
