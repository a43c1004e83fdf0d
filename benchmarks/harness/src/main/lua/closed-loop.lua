-- Arguments: path, number of tenants. The requests are made once: what rotates costs nothing while it is measured.
local requests = {}
local last = 0

init = function(args)
  local path, tenants = args[1], tonumber(args[2])
  for id = 0, 999 do
    wrk.headers["X-Tenant-Id"] = "tenant-" .. id % tenants
    requests[id] = wrk.format("GET", path .. id)
  end
end

request = function()
  last = (last + 1) % 1000
  return requests[last]
end

done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"failed":%d,"seconds":%.6f,"p50":%.6f,"p99":%.6f}\n',
    summary.requests, errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
