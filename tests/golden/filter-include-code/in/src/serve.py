import http.server

PORT = 8000


def main():
    # [begin serve]
    address = ("", PORT)
    if True:
        serve(address)

    # [end serve]
    print("done")


def other():
    return 1
