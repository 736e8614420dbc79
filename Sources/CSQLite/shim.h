#ifndef CHUANDAO_CSQLITE_SHIM_H
#define CHUANDAO_CSQLITE_SHIM_H
#include <sqlite3.h>
#endif
