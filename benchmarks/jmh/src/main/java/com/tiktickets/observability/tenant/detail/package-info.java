/** Micro benchmarks of the requests for detail of one tenant. */
package com.tiktickets.observability.tenant.detail;
