#ifndef CHUANDAO_CGEOS_SHIM_H
#define CHUANDAO_CGEOS_SHIM_H
#include <geos_c.h>
#endif
