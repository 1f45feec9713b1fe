#!/bin/sh
set -e

if [ "$1" = remove ] && [ -f /etc/apparmor.d/stationmaster ]; then
  ischroot 2> /dev/null || apparmor_parser --remove /etc/apparmor.d/stationmaster > /dev/null 2>&1 || :
  rm -f /etc/apparmor.d/stationmaster
fi
